package trading.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import trading.launcher.bench.DirectCost;
import trading.launcher.bench.DiskForce;
import trading.launcher.bench.DurableOrder;
import trading.launcher.bench.EngineCommands;
import trading.launcher.bench.Figure;
import trading.launcher.bench.GatewayUnderTest;
import trading.launcher.bench.OrderStream;
import trading.launcher.bench.RecoverySpeed;
import trading.launcher.bench.StreamShape;
import trading.launcher.bench.Target;
import trading.launcher.bench.TemporaryFolder;

/// What needs nobody to be compared with but the disk.
final class Alone {
    private static final int COMMANDS = 200_000;
    private static final long DIRECT_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int LONE_ORDERS = 500;
    private static final long LONE_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final int MILLION = 1_000_000;

    private Alone() {}

    static List<Figure> direct(long seed, int rounds) throws InterruptedException {
        EngineCommands commands = EngineCommands.of(OrderStream.of(StreamShape.usual(seed, COMMANDS)));
        double[] median = new double[rounds];
        double[] p99 = new double[rounds];
        double[] allocated = new double[rounds];
        DirectCost.measure(commands, DIRECT_NANOS);
        for (int round = 0; round < rounds; round++) {
            DirectCost cost = DirectCost.measure(commands, DIRECT_NANOS);
            median[round] = cost.median();
            p99[round] = cost.p99();
            allocated[round] = cost.allocatedBytes();
        }
        return List.of(
                Figure.of("direct: risk, book, positions, median", "ns", median).with(Target.atMost(150)),
                Figure.of("direct: p99, the clock included", "ns", p99),
                Figure.of("direct: allocated", "B/command", allocated).with(Target.atMost(0)));
    }

    /// The disk and the orders in turns.
    static List<Figure> order(long seed, int rounds, TemporaryFolder folder) throws Exception {
        int needed = LONE_ORDERS * (rounds + 1);
        EngineCommands commands = EngineCommands.of(OrderStream.of(StreamShape.usual(seed, needed)));
        double[] force = new double[rounds];
        double[] force99 = new double[rounds];
        double[] paced = new double[rounds];
        double[] order = new double[rounds];
        double[] order99 = new double[rounds];
        double[] ratio = new double[rounds];
        double[] pacedRatio = new double[rounds];
        Path journal = folder.fresh();
        try (DiskForce disk = new DiskForce(folder.fresh());
                GatewayUnderTest gateway = GatewayUnderTest.durable(journal)) {
            gateway.open(commands);
            int next = commands.opening();
            DurableOrder.measure(disk, gateway, commands, next, LONE_ORDERS, LONE_INTERVAL_NANOS, FORCE_NANOS);
            for (int round = 0; round < rounds; round++) {
                next += LONE_ORDERS;
                DurableOrder measured = DurableOrder.measure(
                        disk, gateway, commands, next, LONE_ORDERS, LONE_INTERVAL_NANOS, FORCE_NANOS);
                force[round] = measured.force().percentile(50) / 1e3;
                force99[round] = measured.force().percentile(99) / 1e3;
                paced[round] = measured.paced().percentile(50) / 1e3;
                order[round] = measured.order().percentile(50) / 1e3;
                order99[round] = measured.order().percentile(99) / 1e3;
                ratio[round] = order[round] / force[round];
                pacedRatio[round] = order[round] / paced[round];
            }
        }
        return List.of(
                Figure.of("disk force, 4 KiB, p50", "µs", force),
                Figure.of("disk force, 4 KiB, p99", "µs", force99),
                Figure.of("disk force at the pace of the orders, p50", "µs", paced),
                Figure.of("one order, submit to durable ack, p50", "µs", order),
                Figure.of("one order, submit to durable ack, p99", "µs", order99),
                Figure.of("one order / disk force, p50", "x", ratio).with(Target.atMost(1.3)),
                Figure.of("one order / disk force at that pace, p50", "x", pacedRatio));
    }

    static List<Figure> recovery(long seed, int rounds, TemporaryFolder folder) throws IOException {
        StreamShape usual = StreamShape.usual(seed, MILLION);
        EngineCommands commands = EngineCommands.of(OrderStream.of(usual)).firstOf(MILLION);
        double[] speed = new double[rounds];
        double[] beyond = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Path journal = folder.fresh();
            Path empty = folder.fresh();
            RecoverySpeed recovery = RecoverySpeed.measure(journal, empty, commands);
            speed[round] = recovery.perSecond();
            beyond[round] = (recovery.millis() - recovery.emptyMillis()) / 1e3;
            TemporaryFolder.delete(journal);
            TemporaryFolder.delete(empty);
        }
        return List.of(
                Figure.of("recovery: commands replayed", "commands/s", speed).with(Target.atLeast(5_000_000)),
                Figure.of("recovery: start with 1,000,000 commands, beyond empty", "s", beyond)
                        .with(Target.atMost(2)));
    }
}
