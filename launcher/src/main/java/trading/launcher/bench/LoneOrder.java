package trading.launcher.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One order at a time, from the moment it should have been sent to its durable answer.
public final class LoneOrder {
    private LoneOrder() {}

    /// Sends `count` commands of the measured part from `first` on. Throws [IllegalStateException] when
    /// not all of them are answered.
    public static Latencies measure(
            GatewayUnderTest gateway, EngineCommands commands, int first, int count, long intervalNanos)
            throws Exception {
        Latencies latencies = new Latencies();
        CountDownLatch unanswered = new CountDownLatch(count);
        OpenLoop.run(
                count,
                intervalNanos,
                (index, intended) -> gateway.submit(commands, first + index, () -> {
                    latencies.record(System.nanoTime() - intended);
                    unanswered.countDown();
                }));
        if (!unanswered.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("bench: unanswered=" + unanswered.getCount() + " of=" + count);
        }
        return latencies;
    }
}
