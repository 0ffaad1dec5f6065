package io.tombolo.core.federation.dial;

import io.tombolo.core.federation.state.FederationState;
import io.tombolo.core.terms.Datacenter;
import io.tombolo.core.terms.Endpoint;
import java.util.List;

/// What can happen to a [GatewayLocator].
public sealed interface LocatorInput {

    /// Comes first and once.
    ///
    /// @param restored what the last [LocatorOutput.Persist] of the run before said
    record Start(LastGood restored) implements LocatorInput {}

    /// All federation states of the own store, once it is initialised, and again whenever they change.
    record StatesRead(List<FederationState> states) implements LocatorInput {

        public StatesRead {
            states = List.copyOf(states);
        }
    }

    /// What `primary_gateways` stands for now; an empty list changes nothing.
    record PrimaryGatewaysFound(List<Endpoint> addresses) implements LocatorInput {

        public PrimaryGatewaysFound {
            addresses = List.copyOf(addresses);
        }
    }

    /// This server leads its datacenter, and begins to replicate from the primary.
    record ReplicationStarted() implements LocatorInput {}

    /// This server leads no more.
    record ReplicationStopped() implements LocatorInput {}

    /// The primary answered with its federation states.
    record ReplicationSucceeded() implements LocatorInput {}

    /// The primary did not answer.
    record ReplicationFailed() implements LocatorInput {}

    /// Somebody wants to reach a datacenter; answered by [LocatorOutput.Answer] in the same step.
    record WhomToDial(DialTicket ticket, Datacenter datacenter) implements LocatorInput {}

    /// A handshake through a gateway succeeded.
    record DialSucceeded(Gateway gateway, Datacenter datacenter) implements LocatorInput {}

    /// A gateway did not accept the connection, or not in time: it is of no use for any datacenter.
    record ConnectFailed(Gateway gateway) implements LocatorInput {}

    /// A gateway accepted, and then no handshake came about: the fault may lie anywhere between it and the far
    /// server.
    record HandshakeFailed(Gateway gateway, Datacenter datacenter) implements LocatorInput {}
}
