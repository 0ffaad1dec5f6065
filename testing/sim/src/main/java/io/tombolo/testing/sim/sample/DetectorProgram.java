package io.tombolo.testing.sim.sample;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.Machine;
import io.tombolo.runtime.loop.Timers;
import io.tombolo.testing.sim.Host;
import io.tombolo.testing.sim.NodeProgram;
import io.tombolo.testing.sim.Packet;
import io.tombolo.testing.sim.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A [FailureDetector] on a simulated node: the adapter between the machine and the simulator.
///
/// Peers at home in the same site are sent to by address, all others by name, as through gateways.
final class DetectorProgram implements NodeProgram<FailureDetector.Input, FailureDetector.Output> {

    static final int PORT = 7946;

    private final Host host;
    private final Map<String, Place> roster;
    private final FailureDetector machine;
    private final DetectorOutlet outlet;
    private final Map<String, Health> health = new HashMap<>();
    private final Map<String, Instant> lastHeard = new HashMap<>();
    private String judged = "";

    /// @param roster all nodes with their places, this one included
    DetectorProgram(Host host, Map<String, Place> roster, DetectorTiming timing) {
        this.host = host;
        this.roster = roster;
        List<String> peers = roster.keySet().stream()
                .filter(name -> !name.equals(host.name()))
                .toList();
        this.machine = new FailureDetector(host.name(), peers, timing, host.random());
        this.outlet = new DetectorOutlet(this::send, this::announced);
    }

    @Override
    public Machine<FailureDetector.Input, FailureDetector.Output> machine() {
        return machine;
    }

    @Override
    public List<FailureDetector.Input> onBoot() {
        return List.of(new FailureDetector.Started());
    }

    @Override
    public List<FailureDetector.Input> onPacket(Packet packet) {
        Optional<Message> message = Message.decode(packet.bytes());
        message.ifPresent(heard -> lastHeard.put(heard.from(), host.clock().instant()));
        return message.<FailureDetector.Input>map(FailureDetector.Heard::new).stream()
                .toList();
    }

    @Override
    public void perform(FailureDetector.Output output, Timers<FailureDetector.Input> timers) throws IOException {
        outlet.perform(output, timers);
    }

    /// What it thinks of a peer.
    Health healthOf(String peer) {
        return health.getOrDefault(peer, Health.ALIVE);
    }

    /// The peer about which it changed its mind last; empty before the first time.
    Optional<String> lastJudged() {
        return judged.isEmpty() ? Optional.empty() : Optional.of(judged);
    }

    /// When a message of the peer arrived last in this boot.
    Optional<Instant> lastHeard(String peer) {
        return Optional.ofNullable(lastHeard.get(peer));
    }

    private void announced(String peer, Health to) {
        health.put(peer, to);
        judged = peer;
    }

    private void send(String to, byte[] bytes) {
        Place there = roster.getOrDefault(to, host.place());
        if (there.addresses().keySet().equals(host.place().addresses().keySet())) {
            String address = there.addresses().values().iterator().next();
            host.send(PORT, new Endpoint(address, PORT), bytes);
        } else {
            host.sendTo(to, PORT, bytes, bytes.length);
        }
    }
}
