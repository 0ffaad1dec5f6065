package io.tombolo.testing.sim.gossip;

import io.tombolo.core.gossip.message.Dead;
import io.tombolo.core.gossip.message.MemberName;
import io.tombolo.core.gossip.message.MemberState;
import io.tombolo.core.gossip.message.NodeState;
import io.tombolo.core.gossip.message.PacketMessage;
import io.tombolo.core.gossip.message.PushPull;
import io.tombolo.core.gossip.message.Suspect;
import io.tombolo.core.gossip.serf.SerfInput;
import io.tombolo.core.gossip.serf.SerfOutput;
import io.tombolo.core.gossip.swim.SwimInput;
import io.tombolo.core.gossip.swim.SwimSettings;
import io.tombolo.core.terms.Machine;
import java.util.List;

/// Bugs that the invariants must catch, planted from outside: what ships has no seam for them.
enum PlantedBug {
    /// The machine as it ships.
    NONE,
    /// A node that is deaf to what is said about it, and so never refutes.
    SKIPS_REFUTATION {
        @Override
        Machine<SerfInput, SerfOutput> around(MemberName self, Machine<SerfInput, SerfOutput> machine) {
            return (now, input) -> machine.step(now, withoutAccusations(self, input));
        }
    },
    /// A node whose doubt about itself does not make it wait longer.
    FORGETS_AWARENESS {
        @Override
        SwimSettings settings(SwimSettings settings) {
            return settings.change().awarenessMaxMultiplier(1).settings();
        }
    };

    Machine<SerfInput, SerfOutput> around(MemberName self, Machine<SerfInput, SerfOutput> machine) {
        return machine;
    }

    SwimSettings settings(SwimSettings settings) {
        return settings;
    }

    private static SerfInput withoutAccusations(MemberName self, SerfInput input) {
        if (!(input instanceof SerfInput.Swim swim)) {
            return input;
        }
        SwimInput heard = switch (swim.input()) {
            case SwimInput.PacketHeard packet ->
                new SwimInput.PacketHeard(
                        packet.from(),
                        packet.arrivedAt(),
                        packet.messages().stream()
                                .filter(message -> !accuses(message, self))
                                .toList());
            case SwimInput.PushPullAsked asked ->
                new SwimInput.PushPullAsked(asked.stream(), asked.from(), cleaned(asked.state(), self));
            case SwimInput.PushPullAnswered answered ->
                new SwimInput.PushPullAnswered(answered.stream(), cleaned(answered.state(), self));
            default -> swim.input();
        };
        return new SerfInput.Swim(heard);
    }

    private static boolean accuses(PacketMessage message, MemberName self) {
        return (message instanceof Suspect suspect && suspect.node().equals(self))
                || (message instanceof Dead dead && dead.node().equals(self));
    }

    private static PushPull cleaned(PushPull state, MemberName self) {
        List<NodeState> nodes = state.nodes().stream()
                .filter(node ->
                        node.state() == MemberState.ALIVE || !node.name().equals(self))
                .toList();
        return new PushPull(state.join(), nodes, state.userState());
    }
}
