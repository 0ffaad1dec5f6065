package io.tombolo.benchmarks.certificates;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Time that the processors have worked for this process, compiler and collector included.
///
/// What is counted by the clock on the wall says, on a machine that has more work than processors, how much of it the
/// scheduler leaves to a benchmark, and nothing of the code.
final class ProcessorTime {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private static final double NANOS = 1e9;

    private ProcessorTime() {}

    /// What is counted.
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    /// @param perCore   steps in a second in which one processor does nothing else
    /// @param perSecond steps in a second of the clock on the wall, beside whatever else there was to do
    record Rate(double perCore, double perSecond) {

        @Override
        public String toString() {
            return "%.0f/s and core, %.0f/s by the clock".formatted(perCore, perSecond);
        }
    }

    /// Repeats a step until it has cost that much time of processors.
    static Rate rate(Duration length, Step step) throws Exception {
        long startNanos = System.nanoTime();
        long startWorked = SYSTEM.getProcessCpuTime();
        long worked = 0;
        long count = 0;
        while (worked < length.toNanos()) {
            step.run();
            count++;
            worked = SYSTEM.getProcessCpuTime() - startWorked;
        }
        return new Rate(count / (worked / NANOS), count / ((System.nanoTime() - startNanos) / NANOS));
    }
}
