package io.tombolo.agent;

import io.tombolo.agent.catalog.AliasWatches;
import io.tombolo.agent.catalog.CatalogCalls;
import io.tombolo.agent.probe.Probes;
import io.tombolo.agent.store.RegistrationFolder;
import io.tombolo.core.registration.AgentInput;
import io.tombolo.core.registration.AgentOutput;
import io.tombolo.core.registration.Verdict;
import io.tombolo.runtime.loop.Inbox;
import io.tombolo.runtime.loop.Outlet;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;
import java.util.Optional;

/// Performs what the machine of an agent asks for. On the driver's thread; what waits does so elsewhere, and comes
/// back as an input.
final class AgentOutlet implements Outlet<AgentInput, AgentOutput> {

    private final Inbox<AgentInput> inbox;
    private final Around around;
    private Optional<String> notKept = Optional.empty();

    /// Everybody whom the machine talks to.
    record Around(
            RegistrationFolder folder,
            CatalogCalls catalog,
            AliasWatches aliases,
            Probes probes,
            Board board,
            AgentObserver observer) {}

    AgentOutlet(Inbox<AgentInput> inbox, Around around) {
        this.inbox = inbox;
        this.around = around;
    }

    @Override
    public void perform(AgentOutput output, Timers<AgentInput> timers) throws IOException {
        switch (output) {
            case AgentOutput.WakeAt(var timer, var time) -> timers.arm(timer, time, new AgentInput.Due(timer));
            case AgentOutput.Examine(var id, long generation, var probe, var timeout, int outputLimit) ->
                around.probes()
                        .examine(
                                probe,
                                timeout,
                                outputLimit,
                                finding -> offer(new AgentInput.Probed(id, generation, finding)));
            case AgentOutput.Follow(var id, long generation, var alias) ->
                around.aliases()
                        .follow(
                                id,
                                generation,
                                alias,
                                finding -> offer(new AgentInput.Probed(id, generation, finding)));
            case AgentOutput.Unfollow(var id, long generation) ->
                around.aliases().unfollow(id, generation);
            case AgentOutput.ReadCatalog() -> {
                var _ = around.catalog().read().thenAccept(this::offer);
            }
            case AgentOutput.WriteCatalog(var write) -> {
                var _ = around.catalog()
                        .write(write)
                        .thenAccept(outcome -> offer(new AgentInput.CatalogWritten(write, outcome)));
            }
            case AgentOutput.KeepService(var service) ->
                keep(() -> around.folder().keep(service));
            case AgentOutput.KeepCheck(var check) -> keep(() -> around.folder().keep(check));
            case AgentOutput.KeepState(var state) -> around.folder().keep(state);
            case AgentOutput.ForgetService(var id) -> around.folder().forgetService(id);
            case AgentOutput.ForgetCheck(var id) -> around.folder().forgetCheck(id);
            case AgentOutput.Show(var view) -> around.board().show(view);
            case AgentOutput.Reply(long ticket, var verdict) -> {
                around.board().reply(ticket, afterKeeping(verdict));
                notKept = Optional.empty();
            }
            case AgentOutput.Announce(var event) -> around.observer().announce(event);
        }
    }

    /// What whoever waits will not let go by: the result of something that was asked for.
    private void offer(AgentInput input) {
        switch (inbox.offerUrgently(input)) {
            case ACCEPTED, ACCEPTED_DROPPING_OLDEST, CLOSED -> {}
            // Probes and looks are repeated by timers that do not rely on their results.
            case REFUSED -> around.observer().lost(input);
        }
    }

    /// Only registrations come here, and each is followed by its reply.
    private void keep(Keeping keeping) throws IOException {
        try {
            keeping.keep();
        } catch (IOException refused) {
            notKept = Optional.of(String.valueOf(refused.getMessage()));
            throw refused;
        }
    }

    /// What is not on disk is not acknowledged.
    private Verdict afterKeeping(Verdict verdict) {
        return notKept.<Verdict>map(text ->
                        new Verdict.Impossible("registered, but lost with the next restart: %s".formatted(text)))
                .filter(_ -> verdict instanceof Verdict.Accepted)
                .orElse(verdict);
    }

    @FunctionalInterface
    private interface Keeping {
        void keep() throws IOException;
    }
}
