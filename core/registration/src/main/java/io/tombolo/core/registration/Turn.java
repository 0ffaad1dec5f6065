package io.tombolo.core.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One step of an agent: its time, and what it asks for.
final class Turn {

    private final Instant now;
    private final List<AgentOutput> outputs = new ArrayList<>();

    Turn(Instant now) {
        this.now = now;
    }

    Instant now() {
        return now;
    }

    void add(AgentOutput output) {
        outputs.add(output);
    }

    void wake(AgentTimer timer, Instant time) {
        add(new AgentOutput.WakeAt(timer, time));
    }

    void announce(AgentEvent event) {
        add(new AgentOutput.Announce(event));
    }

    List<AgentOutput> outputs() {
        return List.copyOf(outputs);
    }
}
