package io.tombolo.httpapi.agent;

import io.tombolo.contract.agent.LocalAgent;
import io.tombolo.core.registration.AgentCommand;
import io.tombolo.core.registration.AgentInput;
import io.tombolo.core.registration.AgentMachine;
import io.tombolo.core.registration.AgentOutput;
import io.tombolo.core.registration.AgentSettings;
import io.tombolo.core.registration.Verdict;
import io.tombolo.core.registration.local.LocalView;
import io.tombolo.core.registration.local.NodeIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// The machine of an agent, stepped by whoever asks; its catalog never answers, and no time passes.
final class SteppedAgent implements LocalAgent {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AgentMachine machine = new AgentMachine(
            new AgentSettings(
                    new NodeIdentity("dc1", "s1", "id", "127.0.0.1", Map.of(), Map.of()),
                    4096,
                    Duration.ofMinutes(5),
                    false,
                    AgentSettings.Scripts.REFUSED,
                    new AgentSettings.PortRange(21_000, 21_255)),
            new Random(1));

    private LocalView view = LocalView.EMPTY;

    SteppedAgent() {
        step(new AgentInput.Begun(new AgentCommand.Configure(List.of(), List.of()), List.of(), List.of(), List.of()));
    }

    @Override
    public synchronized LocalView view() {
        return view;
    }

    @Override
    public CompletableFuture<LocalView> viewAfter(long version) {
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Verdict> order(AgentCommand command) {
        return CompletableFuture.completedFuture(step(new AgentInput.Ordered(1, command)));
    }

    private synchronized Verdict step(AgentInput input) {
        Verdict verdict = new Verdict.Accepted();
        for (AgentOutput output : machine.step(NOW, input)) {
            if (output instanceof AgentOutput.Show(var shown)) {
                view = shown;
            }
            if (output instanceof AgentOutput.Reply(long _, var given)) {
                verdict = given;
            }
        }
        return verdict;
    }
}
