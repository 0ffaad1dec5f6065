package io.tombolo.gossipservice;

import io.tombolo.contract.members.Pool;
import io.tombolo.core.gossip.message.Address;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.swim.Peer;
import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.wire.Bytes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Addresses of a join, as operators write them, to peers. Host names are looked up each time, with all their
/// addresses.
final class Contacts {

    /// What was found, and what became of the rest.
    ///
    /// @param failures `<address>: <reason>`
    record Found(List<Peer> peers, List<String> failures) {}

    private Contacts() {}

    /// Looks up `host`, `host:port`, `[ipv6]:port`, each also behind `<member name>/`. Blocks while names are
    /// looked up.
    static Found lookUp(List<String> addresses, int defaultPort, Pool pool) {
        var peers = new ArrayList<Peer>();
        var failures = new ArrayList<String>();
        for (String address : addresses) {
            int slash = address.indexOf('/');
            MemberName name = slash < 0 ? MemberName.NOBODY : new MemberName(address.substring(0, slash));
            try {
                Endpoint endpoint = Endpoint.parse(address.substring(slash + 1), defaultPort);
                Arrays.stream(InetAddress.getAllByName(endpoint.host()))
                        .map(host -> new Address(Bytes.wrap(host.getAddress()), endpoint.port()))
                        .forEach(found -> peers.add(new Peer(name, found)));
            } catch (UnknownHostException unknown) {
                failures.add("%s: cannot look up the host name".formatted(address));
            } catch (IllegalArgumentException malformed) {
                failures.add("%s: cannot join the %s pool there: %s".formatted(address, pool, malformed.getMessage()));
            }
        }
        return new Found(List.copyOf(peers), List.copyOf(failures));
    }
}
