package io.tombolo.contract.agent;

import io.tombolo.contract.members.Subscription;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// The process that an agent runs in: what operators ask of it as a whole.
public interface AgentControl {

    /// Leaves all pools; completes when the others have heard of it. The process ends soon after, in good order.
    CompletableFuture<Void> leave();

    /// Reads the configuration again, and takes over what can change in a running agent. May wait for files.
    Reload reload();

    /// Tells every log line from now on.
    ///
    /// @param told called with whole lines by whatever thread logs; must not block
    Subscription followLog(LogThreshold threshold, LogForm form, Consumer<String> told);

    /// What is measured now.
    MetricsReport metrics();

    /// The same in the text format of Prometheus; empty if that is switched off.
    Optional<String> prometheus();

    /// What became of a reload.
    sealed interface Reload {

        /// The new configuration counts.
        record Done() implements Reload {}

        /// The old one goes on.
        ///
        /// @param text what is wrong with the new one
        record Refused(String text) implements Reload {}
    }

    /// How a log line is written.
    enum LogForm {
        /// For people.
        TEXT,
        /// One object a line.
        JSON
    }

    /// The least severe lines that are told.
    enum LogThreshold {
        /// Everything.
        TRACE,
        /// What developers look at.
        DEBUG,
        /// What operators look at.
        INFO,
        /// What may need a hand.
        WARN,
        /// What needs a hand.
        ERROR
    }
}
