package io.tombolo.contract.gateways;

import io.tombolo.contract.members.Subscription;
import io.tombolo.core.federation.dial.Choice;
import io.tombolo.core.federation.dial.Gateway;
import io.tombolo.core.terms.Datacenter;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Whom a server may dial to reach another datacenter. From any thread; nothing waits for the network.
public interface GatewayDirectory {

    /// Gateways for a datacenter in the order in which to try them within one call, or nobody and why.
    ///
    /// Completes within milliseconds, on a thread of the directory. Fails with [IllegalStateException] if the
    /// directory is closed or drowns in questions.
    CompletableFuture<Choice> whomToDial(Datacenter datacenter);

    /// Tells what came of dialling one of them, so that the next ones to ask are told better.
    void dialled(Gateway gateway, Datacenter datacenter, DialOutcome outcome);

    /// What is known now.
    KnownGateways known();

    /// Tells what is known from now on, beginning with what is. In order, on a thread of the directory: be short.
    Subscription watch(Consumer<KnownGateways> listener);
}
