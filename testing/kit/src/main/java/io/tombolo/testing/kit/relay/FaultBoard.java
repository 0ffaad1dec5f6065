package io.tombolo.testing.kit.relay;

import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The faults of one relay as they are now, and the randomness that they need. For all threads of the relay.
final class FaultBoard {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SplittableRandom random;
    private LinkFaults faults = LinkFaults.NONE;

    FaultBoard(long seed) {
        this.random = new SplittableRandom(seed);
    }

    LinkFaults current() {
        lock.lock();
        try {
            return faults;
        } finally {
            lock.unlock();
        }
    }

    void set(LinkFaults newFaults) {
        lock.lock();
        try {
            faults = newFaults;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until this way is neither cut nor stalled.
    void awaitPassage(Direction way) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (faults.blocks(way)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until nothing is stalled.
    void awaitNoStall() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (faults.stalled()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The delay of one datagram or piece of a connection, jitter drawn.
    long delayNanos() {
        lock.lock();
        try {
            long jitter = faults.jitter().toNanos();
            return faults.delay().toNanos() + (jitter == 0 ? 0 : random.nextLong(jitter));
        } finally {
            lock.unlock();
        }
    }

    /// True in `probability` of all draws.
    boolean chance(double probability) {
        lock.lock();
        try {
            return random.nextDouble() < probability;
        } finally {
            lock.unlock();
        }
    }
}
