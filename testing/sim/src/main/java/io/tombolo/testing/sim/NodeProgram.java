package io.tombolo.testing.sim;

import io.tombolo.core.terms.Machine;
import io.tombolo.runtime.loop.Fault;
import io.tombolo.runtime.loop.FaultHandler.Verdict;
import io.tombolo.runtime.loop.Outlet;
import java.util.List;

/// What runs on a simulated node from one boot to the next crash: a machine, and the adapter that a test writes
/// for it.
///
/// The adapter is the shipped [Outlet] seam plus the way in: `perform` turns an output into [Host#send], timers,
/// disk writes; `onPacket` and `onStream` turn what arrives into inputs. A node's boot function makes a new
/// program at each boot, so nothing survives a crash but what is on the [SimulatedDisk].
///
/// @param <I> the machine's inputs; must be immutable and print stably (see [StableText])
/// @param <O> the machine's outputs; likewise
public interface NodeProgram<I, O> extends Outlet<I, O> {

    /// The machine. Asked once per step; always the same one.
    Machine<I, O> machine();

    /// What the machine is given first.
    default List<I> onBoot() {
        return List.of();
    }

    /// What the machine is given for a datagram; nothing if the adapter drops it.
    default List<I> onPacket(Packet packet) {
        return List.of();
    }

    /// What the machine is given for something that happened to a stream.
    default List<I> onStream(StreamEvent event) {
        return List.of();
    }

    /// Whether streams to this port are accepted, or refused.
    default boolean listensOn(int port) {
        return true;
    }

    /// Decides about a disk or network that failed in `perform`: by default the process dies of it. A bug
    /// (whatever throws something else than an `IOException`) is not asked about: it fails the simulation.
    default Verdict onFault(Fault fault) {
        return Verdict.STOP;
    }
}
