package io.tombolo.core.gossip.serf;

import io.tombolo.core.gossip.message.LamportTime;

/// One of the three clocks: later than everything that was ever seen. Source: gossip sheet 13.1.
final class LamportClock {

    private LamportTime time = LamportTime.ZERO;

    LamportTime time() {
        return time;
    }

    void increment() {
        time = time.next();
    }

    void witness(LamportTime seen) {
        if (!seen.isBefore(time)) {
            time = seen.next();
        }
    }
}
