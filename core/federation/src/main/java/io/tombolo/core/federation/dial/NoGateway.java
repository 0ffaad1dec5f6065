package io.tombolo.core.federation.dial;

import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.TypedReason;

/// Why there is no gateway to dial, more closely than [TypedReason.NoGatewayKnown], which it refines.
public sealed interface NoGateway {

    /// The datacenter that cannot be reached.
    Datacenter datacenter();

    /// A stable word for metrics, headers and tests, in kebab case.
    String code();

    /// What was found, in one sentence.
    String explanation();

    /// What to do about it, in one sentence.
    String mend();

    /// The reason as the rest of the system knows it.
    default TypedReason reason() {
        return new TypedReason.NoGatewayKnown(datacenter());
    }

    /// It is the own datacenter, which is never reached through a gateway.
    record OwnDatacenter(Datacenter datacenter) implements NoGateway {
        @Override
        public String code() {
            return "own-datacenter";
        }

        @Override
        public String explanation() {
            return "%s is this server's own datacenter, and is reached directly".formatted(datacenter);
        }

        @Override
        public String mend() {
            return "dial the servers of %s at their own addresses".formatted(datacenter);
        }
    }

    /// The federation states were not read yet, and no address is left from an earlier run.
    record NotYetKnown(Datacenter datacenter) implements NoGateway {
        @Override
        public String code() {
            return "gateways-not-yet-known";
        }

        @Override
        public String explanation() {
            return "this server has not read the federation states yet: its datacenter had no leader so far";
        }

        @Override
        public String mend() {
            return "wait for a leader of this datacenter; if none comes, bring back a majority of its servers";
        }
    }

    /// The own datacenter has no gateway that servers may use.
    ///
    /// @param own  the own datacenter
    /// @param seen what was found of its gateways
    record NoOwnGateway(Datacenter datacenter, Datacenter own, SeenGateways seen) implements NoGateway {
        @Override
        public String code() {
            return "no-own-gateway";
        }

        @Override
        public String explanation() {
            return "%s in %s, and %s can be reached in no other way".formatted(seen.finding(), own, datacenter);
        }

        @Override
        public String mend() {
            return seen.mend(own);
        }
    }

    /// Neither the own datacenter nor the primary has a gateway that this server knows and may use.
    ///
    /// @param own  the own datacenter
    /// @param seen what was found of its gateways
    record NoWayToPrimary(Datacenter datacenter, Datacenter own, SeenGateways seen) implements NoGateway {
        @Override
        public String code() {
            return "no-way-to-primary";
        }

        @Override
        public String explanation() {
            return "%s in %s, and no gateway of the primary %s is known, neither from its federation state nor from"
                            .formatted(seen.finding(), own, datacenter)
                    + " primary_gateways";
        }

        @Override
        public String mend() {
            return "set primary_gateways to addresses of gateways of %s, with their ports".formatted(datacenter);
        }
    }
}
