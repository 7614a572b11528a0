package trading.launcher.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One order at a time to its durable answer, and the disk's own force in turns with it, so that whatever
/// disturbs the disk disturbs both.
///
/// `order`: from the moment an order should have been sent. `force`: one force after the other. `paced`:
/// forces as rarely as the orders come, since a disk and a processor that have rested answer later.
public record DurableOrder(Latencies force, Latencies paced, Latencies order) {
    private static final int TURNS = 5;
    private static final long PATIENCE_SECONDS = 30;

    /// Sends `count` commands from `first` on, one each `intervalNanos`, and forces for `forceNanos` beside
    /// the paced ones. Throws [IllegalStateException] when not all commands are answered.
    public static DurableOrder measure(
            DiskForce disk,
            GatewayUnderTest gateway,
            EngineCommands commands,
            int first,
            int count,
            long intervalNanos,
            long forceNanos)
            throws Exception {
        DurableOrder measured = new DurableOrder(new Latencies(), new Latencies(), new Latencies());
        for (int turn = 0; turn < TURNS; turn++) {
            int from = first + count * turn / TURNS;
            int to = first + count * (turn + 1) / TURNS;
            disk.backToBack(forceNanos / TURNS, measured.force);
            disk.paced(to - from, intervalNanos, measured.paced);
            orders(gateway, commands, from, to, intervalNanos, measured.order);
        }
        return measured;
    }

    private static void orders(
            GatewayUnderTest gateway, EngineCommands commands, int from, int to, long intervalNanos, Latencies into)
            throws Exception {
        CountDownLatch unanswered = new CountDownLatch(to - from);
        OpenLoop.run(
                to - from,
                intervalNanos,
                (index, intended) -> gateway.submit(commands, from + index, () -> {
                    into.record(System.nanoTime() - intended);
                    unanswered.countDown();
                }));
        if (!unanswered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("bench: unanswered=" + unanswered.getCount() + " of=" + (to - from));
        }
    }
}
