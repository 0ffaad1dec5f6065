package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;
import io.tombolo.core.terms.Machine;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A program for tests: does what it is told by its inputs, and notes all that happens to it.
///
/// Its machine passes every input on as the output, so a test says with `node.give(...)` what the node shall do.
final class Chatter implements NodeProgram<Chatter.Order, Chatter.Order>, Machine<Chatter.Order, Chatter.Order> {

    static final int PORT = 7;

    final Host host;
    final List<Packet> packets = new ArrayList<>();
    final List<StreamEvent> streamEvents = new ArrayList<>();
    final List<String> rung = new ArrayList<>();
    final List<Instant> times = new ArrayList<>();
    boolean echoes;

    Chatter(Host host) {
        this.host = host;
    }

    sealed interface Order {}

    record Say(String to, String text) implements Order {}

    record SayByName(String to, String text) implements Order {}

    record Dial(String to, int port, String text) implements Order {}

    record Alarm(String key, Duration after) implements Order {}

    record Silence(String key) implements Order {}

    record Ring(String key) implements Order {}

    record Save(String file, byte content, boolean sync) implements Order {}

    record Throw(String why) implements Order {}

    @Override
    public Machine<Order, Order> machine() {
        return this;
    }

    @Override
    public List<Order> step(Instant now, Order order) {
        times.add(now);
        if (order instanceof Throw(var why)) {
            throw new IllegalStateException(why);
        }
        return List.of(order);
    }

    @Override
    public void perform(Order order, Timers<Order> timers) throws IOException {
        switch (order) {
            case Say(var to, var text) -> host.send(PORT, new Endpoint(to, PORT), text, text.length());
            case SayByName(var to, var text) -> host.sendTo(to, PORT, text, text.length());
            case Dial(var to, int port, var text) -> {
                SimulatedStream stream = host.connect(new Endpoint(to, port));
                stream.send(text, text.length());
                stream.finish();
            }
            case Alarm(var key, var after) ->
                timers.arm(key, host.clock().instant().plus(after), new Ring(key));
            case Silence(var key) -> timers.disarm(key);
            case Ring(var key) -> rung.add(key);
            case Save(var file, byte content, boolean sync) -> {
                host.disk().append(file, new byte[] {content});
                if (sync) {
                    host.disk().sync(file);
                    host.disk().syncFolder();
                }
            }
            case Throw _ -> throw new IllegalStateException("never an output");
        }
    }

    @Override
    public List<Order> onPacket(Packet packet) {
        packets.add(packet);
        return List.of();
    }

    @Override
    public List<Order> onStream(StreamEvent event) {
        streamEvents.add(event);
        if (echoes && event instanceof StreamEvent.Received(var stream, var content, int length)) {
            stream.send("echo " + content, length);
        }
        if (echoes && event instanceof StreamEvent.Finished(var stream)) {
            stream.finish();
        }
        return List.of();
    }

    @Override
    public boolean listensOn(int port) {
        return port == PORT;
    }

    List<Object> heard() {
        return packets.stream().map(Packet::content).toList();
    }
}
