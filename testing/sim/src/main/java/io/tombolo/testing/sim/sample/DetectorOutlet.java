package io.tombolo.testing.sim.sample;

import io.tombolo.runtime.loop.Outlet;
import io.tombolo.runtime.loop.Timers;
import java.io.IOException;

/// Performs what a detector asks for, over whatever transport it is given.
final class DetectorOutlet implements Outlet<FailureDetector.Input, FailureDetector.Output> {

    private final Transport transport;
    private final Audience audience;

    DetectorOutlet(Transport transport, Audience audience) {
        this.transport = transport;
        this.audience = audience;
    }

    /// The way to the peers: a socket, or the simulated network.
    @FunctionalInterface
    interface Transport {
        void send(String to, byte[] bytes) throws IOException;
    }

    /// Who wants to know what a detector thinks of its peers.
    @FunctionalInterface
    interface Audience {
        void announced(String peer, Health health);
    }

    @Override
    public void perform(FailureDetector.Output output, Timers<FailureDetector.Input> timers) throws IOException {
        switch (output) {
            case FailureDetector.Send(var to, var message) -> transport.send(to, message.encode());
            case FailureDetector.WakeAt(var timer, var at, var then) -> timers.arm(timer, at, then);
            case FailureDetector.Disarm(var timer) -> timers.disarm(timer);
            case FailureDetector.Announce(var peer, var health) -> audience.announced(peer, health);
        }
    }
}
