package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.dial.Path.Why;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Domain;
import io.tombolo.core.terms.NodeName;
import io.tombolo.core.terms.ServerName;
import java.util.Optional;

/// Which way to take: a pure function of who asks, where to, and what is known.
///
/// | from | to | way |
/// |---|---|---|
/// | anywhere | the own datacenter | direct |
/// | anywhere | another one, federation through gateways off | direct |
/// | primary | a secondary | own gateway |
/// | secondary | another secondary | own gateway |
/// | secondary | primary | own gateway while trusted, else the primary's gateway |
///
/// There is no falling back to a server's own address: through gateways or not at all.
/// Source: WAN federation sheet 1.2 and 2.2.
public final class DialPolicy {

    private DialPolicy() {}

    /// The way from one datacenter to a destination.
    ///
    /// @param from the datacenter of the server that dials
    public static Path path(Datacenter from, Destination to, Topology topology) {
        if (to.datacenter().equals(from)) {
            return new Path.Direct(Why.SAME_DATACENTER);
        }
        if (!topology.throughGateways()) {
            return new Path.Direct(Why.TRADITIONAL_FEDERATION);
        }
        return switch (to) {
            case Destination.AnyServer any ->
                gateway(new ServerName.AnyServer(any.datacenter(), topology.domain()), topology);
            case Destination.OneServer one -> toServer(one, topology);
        };
    }

    private static Path toServer(Destination.OneServer to, Topology topology) {
        NodeName node = to.node();
        Optional<String> obstacle = node.obstacleToGatewayFederation();
        if (obstacle.isPresent()) {
            return new Path.Unnameable(node, to.datacenter(), obstacle.get());
        }
        Domain domain = topology.domain();
        return gateway(new ServerName.OneServer(node, to.datacenter(), domain), topology);
    }

    private static Path gateway(ServerName serverName, Topology topology) {
        boolean own = topology.ownGatewayKnown();
        if (!serverName.datacenter().equals(topology.primary())) {
            return own ? new Path.OwnGateway(serverName, Why.ONLY_WAY) : new Path.NoGateway(serverName.datacenter());
        }
        if (own && topology.ownGatewaysTrusted()) {
            return new Path.OwnGateway(serverName, Why.OWN_GATEWAYS_TRUSTED);
        }
        if (topology.primaryGatewayKnown()) {
            return new Path.PrimaryGateway(serverName, own ? Why.OWN_GATEWAYS_FAILING : Why.NO_OWN_GATEWAY);
        }
        // Consul gives up here. The own gateways are all that is left, and trying them costs one refused connection.
        return own ? new Path.OwnGateway(serverName, Why.LAST_RESORT) : new Path.NoGateway(serverName.datacenter());
    }
}
