package io.tombolo.runtime.loop;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts faults and goes on; logs the first of each kind, so that a fault per packet does not become a line per
/// packet.
///
/// A kind is what was thrown at which sort of input or output. May be shared by several drivers.
public final class CountedFaults implements FaultHandler {

    private static final Logger log = LoggerFactory.getLogger(CountedFaults.class);

    /// Kinds that are remembered, and so logged: inputs times outputs times exceptions of one machine are far
    /// fewer.
    private static final int KINDS_LIMIT = 256;

    private final LongAdder steps = new LongAdder();
    private final LongAdder performs = new LongAdder();
    private final Set<Kind> seen = new HashSet<>();

    @Override
    public Verdict onFault(Fault fault) {
        Class<?> subject = switch (fault) {
            case Fault.StepFailed(var _, var input, var _) -> {
                steps.increment();
                yield input.getClass();
            }
            case Fault.PerformFailed(var _, var output, var _) -> {
                performs.increment();
                yield output.getClass();
            }
        };
        if (isNew(new Kind(subject, fault.cause().getClass()))) {
            log.atError()
                    .setCause(fault.cause())
                    .addKeyValue("driver", fault.driver())
                    .addKeyValue("subject", subject.getSimpleName())
                    .log("fault");
        }
        return Verdict.CONTINUE;
    }

    /// Faults while a machine took an input.
    public long stepFaults() {
        return steps.sum();
    }

    /// Faults while an output was performed.
    public long performFaults() {
        return performs.sum();
    }

    private synchronized boolean isNew(Kind kind) {
        return seen.size() < KINDS_LIMIT && seen.add(kind);
    }

    private record Kind(Class<?> subject, Class<?> thrown) {}
}
