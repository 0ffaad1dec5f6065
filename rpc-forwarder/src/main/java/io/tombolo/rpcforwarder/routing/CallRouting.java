package io.tombolo.rpcforwarder.routing;

import io.tombolo.contract.leadership.Standing;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.wire.rpc.MethodName;

/// Decides where a call goes. Pure.
///
/// @param own     this datacenter
/// @param primary the datacenter that is asked for what all share
public record CallRouting(Datacenter own, Datacenter primary) {

    /// Where it goes, given what this server is now.
    public Way way(MethodName method, RoutingFields fields, Standing standing) {
        return switch (MethodRule.of(method)) {
            case WHO_IS_ASKED -> new Way.Here();
            case ANY_SERVER -> here(fields.datacenter()) ? new Way.Here() : abroad(fields.datacenter());
            case LEADER -> here(fields.datacenter()) ? leader(standing) : abroad(fields.datacenter());
            case PRIMARY -> own.equals(primary) ? leader(standing) : new Way.ToDatacenter(primary);
            case EVERY_DATACENTER -> fields.forwarded() || fields.localOnly() ? new Way.Here() : new Way.Everywhere();
            case AS_ASKED -> {
                if (!here(fields.datacenter())) {
                    yield abroad(fields.datacenter());
                }
                yield fields.mayBeStale() && hasHeardLeader(standing) ? new Way.Here() : leader(standing);
            }
        };
    }

    private boolean here(String datacenter) {
        return datacenter.isEmpty() || datacenter.equals(own.name());
    }

    /// Names are those of datacenters only in lower case: `DC1` would be found, here, and sent to itself for ever.
    private static Way abroad(String datacenter) {
        try {
            var named = new Datacenter(datacenter);
            return named.name().equals(datacenter) ? new Way.ToDatacenter(named) : new Way.Nowhere(datacenter);
        } catch (IllegalArgumentException impossible) {
            return new Way.Nowhere(datacenter);
        }
    }

    private static Way leader(Standing standing) {
        return standing instanceof Standing.Leads ? new Way.Here() : new Way.ToLeader();
    }

    private static boolean hasHeardLeader(Standing standing) {
        return switch (standing) {
            case Standing.Leads _, Standing.Follows _ -> true;
            case Standing.Leaderless leaderless -> leaderless.hadLeader();
        };
    }
}
