package io.tombolo.rpcforwarder.port;

import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.ServerName;
import io.tombolo.core.terms.TypedReason;
import io.tombolo.core.terms.WanName;
import io.tombolo.core.wire.rpc.PortProtocol;
import io.tombolo.rpcforwarder.servers.Server;
import io.tombolo.rpcforwarder.servers.ServerDirectory;
import io.tombolo.runtime.pool.Connector;
import io.tombolo.runtime.pool.DialFailure;
import io.tombolo.runtime.pool.Dialer;
import io.tombolo.runtime.pool.Dialled;
import io.tombolo.runtime.tls.ServerCheck;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Connects to servers at the addresses that they tell: within the datacenter always, and to other datacenters as long
/// as no gateways lead there. Source: RPC sheet 1.3.
public final class DirectDialer implements Dialer {

    private final ServerDirectory servers;
    private final Connector connector;
    private final Function<WanName, Connector.Way> way;

    private DirectDialer(ServerDirectory servers, Connector connector, Function<WanName, Connector.Way> way) {
        this.servers = servers;
        this.connector = connector;
        this.way = way;
    }

    /// Without TLS.
    public static DirectDialer plain(ServerDirectory servers, Connector connector) {
        return new DirectDialer(servers, connector, _ -> new Connector.Way.Plain());
    }

    /// With TLS whose certificates have to be signed, whatever their names (`verify_outgoing`).
    public static DirectDialer signed(ServerDirectory servers, Connector connector) {
        return new DirectDialer(
                servers, connector, to -> new Connector.Way.BehindMarker(to, new ServerCheck.SignedOnly()));
    }

    /// With TLS whose certificates have to be for `server.<datacenter>.<domain>` (`verify_server_hostname`).
    public static DirectDialer named(ServerDirectory servers, Connector connector, Domain domain) {
        return new DirectDialer(
                servers,
                connector,
                to -> new Connector.Way.BehindMarker(
                        to, new ServerCheck.Named(new ServerName.AnyServer(to.datacenter(), domain))));
    }

    @Override
    public void dial(WanName to, PortProtocol protocol, Duration within, Dialled dialled) {
        Optional<Server> known = servers.find(to.datacenter(), to.node());
        if (known.isEmpty()) {
            dialled.refused(new DialFailure.NoRoute(new TypedReason.NoLiveServer(to.datacenter())));
            return;
        }
        var address = known.get().address();
        // Looks the name up, which may take its time; members tell addresses, for which it takes none.
        connector.connect(
                new InetSocketAddress(address.host(), address.port()), way.apply(to), protocol, within, dialled);
    }
}
