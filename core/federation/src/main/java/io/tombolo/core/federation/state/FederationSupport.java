package io.tombolo.core.federation.state;

import io.tombolo.core.terms.Datacenter;
import java.util.Collection;

/// Whether the servers of this federation know federation states. Once they do, they do for the life of the
/// process.
///
/// True as soon as a record is stored here; or when all servers of the primary and of the own datacenter say so
/// in their tags, and there is one at least. Source: WAN federation sheet 4.9.
public final class FederationSupport {

    /// The tag of servers that know federation states, and its value.
    public static final String TAG = "ft_fs";

    public static final String TAG_VALUE = "1";

    private final Datacenter own;
    private final Datacenter primary;
    private boolean established;

    public FederationSupport(Datacenter own, Datacenter primary) {
        this.own = own;
        this.primary = primary;
    }

    /// Looks again, unless it is established already.
    ///
    /// @param anyStored whether any record is in the own store
    /// @param servers   of all datacenters, those that left included
    public boolean look(boolean anyStored, Collection<SeenServer> servers) {
        established = established || anyStored || (allSupport(primary, servers) && allSupport(own, servers));
        return established;
    }

    private static boolean allSupport(Datacenter datacenter, Collection<SeenServer> servers) {
        var counted = servers.stream()
                .filter(server -> server.datacenter().equals(datacenter) && !server.left())
                .toList();
        return !counted.isEmpty() && counted.stream().allMatch(SeenServer::supports);
    }

    /// A server as its members' list shows it.
    ///
    /// @param supports whether its tag [#TAG] is [#TAG_VALUE]
    /// @param left     whether it left; a failed one still counts
    public record SeenServer(Datacenter datacenter, boolean supports, boolean left) {}
}
