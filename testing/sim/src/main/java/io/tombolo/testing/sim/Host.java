package io.tombolo.testing.sim;

import io.tombolo.core.terms.Endpoint;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The machine room of one boot of a node: what its program may use of the world.
///
/// A program that was crashed keeps its host, but nothing that it does with it has an effect anymore.
public final class Host {

    private final SimulatedNode<?, ?> node;
    private final int boot;
    private final SplitMix random;

    Host(SimulatedNode<?, ?> node, int boot, SplitMix random) {
        this.node = node;
        this.boot = boot;
        this.random = random;
    }

    /// The node's name, unique in the simulation.
    public String name() {
        return node.name();
    }

    /// Where the node is.
    public Place place() {
        return node.place();
    }

    /// 1 at first, one more at each restart.
    public int boot() {
        return boot;
    }

    /// The node's own clock: virtual time, plus what the node's clock is off by. Machines get the time with each
    /// step.
    public InstantSource clock() {
        return node.clock();
    }

    /// Randomness of this boot: depends on the seed, the node's name and the boot alone.
    public RandomGenerator random() {
        return random;
    }

    /// What stays when the node crashes.
    public SimulatedDisk disk() {
        return node.disk();
    }

    /// Sends a datagram. The bytes are copied.
    ///
    /// @param fromPort the port that the receiver sees, and may answer to
    public void send(int fromPort, Endpoint to, byte[] bytes) {
        send(fromPort, to, bytes.clone(), bytes.length);
    }

    /// Sends a datagram that carries a value instead of bytes: for large simulations, where codecs would cost
    /// most.
    ///
    /// @param content immutable, and printing stably
    /// @param length  the bytes that it would have
    public void send(int fromPort, Endpoint to, Object content, int length) {
        if (isRunning()) {
            node.network().send(node, fromPort, to, content, length);
        }
    }

    /// Sends a datagram to a node by its name, whatever the addresses: stands for a path through gateways that is
    /// not itself part of the simulation. Links and cuts between the two nodes apply.
    ///
    /// @param port the port at both ends
    public void sendTo(String nodeName, int port, Object content, int length) {
        if (isRunning()) {
            node.network().sendTo(node, nodeName, port, content, length);
        }
    }

    /// Dials. What comes of it is told by a [StreamEvent]: `Opened` or `Failed`.
    public SimulatedStream connect(Endpoint to) {
        return node.network().streams().connect(node, boot, to);
    }

    private boolean isRunning() {
        return node.isRunning(boot);
    }
}
