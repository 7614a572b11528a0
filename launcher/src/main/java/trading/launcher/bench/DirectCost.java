package trading.launcher.bench;

import java.lang.management.ManagementFactory;

/// What the decision of one command costs on one thread, in nanoseconds, and how many bytes it allocates.
///
/// `median` is over blocks of commands, so that reading the clock is not in it; `p99` is over single
/// commands and has the clock's twenty-odd nanoseconds in it.
public record DirectCost(double median, double p99, double allocatedBytes) {
    private static final int BLOCK = 64;

    /// Decides the whole stream again and again, each time from its start, for about that long; the first
    /// times only warm up.
    public static DirectCost measure(EngineCommands commands, long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        blocks(commands, new Latencies());
        singles(commands, new Latencies());
        Latencies blocks = new Latencies();
        Latencies singles = new Latencies();
        double allocated = 0;
        do {
            allocated = blocks(commands, blocks);
            singles(commands, singles);
        } while (System.nanoTime() < end);
        return new DirectCost(blocks.percentile(50) / BLOCK, singles.percentile(99), allocated);
    }

    private static double blocks(EngineCommands commands, Latencies latencies) throws InterruptedException {
        CoreUnderTest core = fresh(commands);
        int index = commands.opening();
        long allocatedBefore = bytesOfThread();
        long before = System.nanoTime();
        while (index + BLOCK <= commands.size()) {
            for (int end = index + BLOCK; index < end; index++) {
                core.decide(index);
            }
            long after = System.nanoTime();
            latencies.record(after - before);
            before = after;
        }
        return (double) (bytesOfThread() - allocatedBefore) / Math.max(1, index - commands.opening());
    }

    private static void singles(EngineCommands commands, Latencies latencies) throws InterruptedException {
        CoreUnderTest core = fresh(commands);
        for (int index = commands.opening(); index < commands.size(); index++) {
            long before = System.nanoTime();
            core.decide(index);
            latencies.record(System.nanoTime() - before);
        }
    }

    private static CoreUnderTest fresh(EngineCommands commands) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("bench: stopped");
        }
        return new CoreUnderTest(commands);
    }

    private static long bytesOfThread() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getCurrentThreadAllocatedBytes()
                : 0;
    }
}
