package trading.launcher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;

/// Everything that `trading bench` measures, one after the other, in about the time it is given.
public final class MachineBench {
    private static final long SEED = 20_261_123;
    private static final int FEWEST_COMMANDS = 20_000;
    private static final int MOST_COMMANDS = 400_000;
    private static final int COMMANDS_PER_SECOND = 20_000;
    private static final int FEWEST_ROUNDS = 3;
    private static final int OPEN_ORDERS = 10_000;
    private static final int SNAPSHOT_ACCOUNTS = 1_000;
    private static final int SNAPSHOT_ROUNDS = 11;
    private static final long LONE_INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final TemporaryFolder folder;
    private final int count;
    private final long budgetNanos;
    private final Consumer<String> progress;
    private final List<Figure> figures = new ArrayList<>();

    public MachineBench(TemporaryFolder folder, int seconds, Consumer<String> progress) {
        this.folder = folder;
        this.count = Math.clamp((long) seconds * COMMANDS_PER_SECOND, FEWEST_COMMANDS, MOST_COMMANDS);
        this.budgetNanos = TimeUnit.SECONDS.toNanos(seconds);
        this.progress = progress;
    }

    public List<Figure> run() throws Exception {
        progress.accept("drawing the orders");
        EngineCommands commands = EngineCommands.of(OrderStream.of(StreamShape.usual(SEED, count)));
        progress.accept("deciding on one thread");
        direct(commands);
        progress.accept("the gateway in memory");
        figures.add(rounds("in memory", () -> GatewaySpeed.inMemory(commands)));
        progress.accept("the gateway with its journal on disk");
        figures.add(rounds("durable, forced before the answer", () -> GatewaySpeed.durable(folder.fresh(), commands)));
        progress.accept("the disk, and one order at a time");
        lone(commands);
        progress.accept("starting on a journal");
        recovery(commands);
        progress.accept("the kill switch");
        kill();
        progress.accept("the snapshot");
        snapshot();
        return List.copyOf(figures);
    }

    private void direct(EngineCommands commands) throws InterruptedException {
        DirectCost cost = DirectCost.measure(commands, budgetNanos * 15 / 100);
        figures.add(Figure.of("decide, median", "ns", cost.median()).with(Target.atMost(150)));
        figures.add(Figure.of("decide, p99", "ns", cost.p99()));
        figures.add(Figure.of("decide, allocated", "B/command", cost.allocatedBytes())
                .with(Target.atMost(0)));
    }

    private interface Round {
        double measure() throws IOException, InterruptedException;
    }

    private Figure rounds(String name, Round round) throws IOException, InterruptedException {
        long end = System.nanoTime() + budgetNanos / 4;
        round.measure();
        DoubleStream.Builder rounds = DoubleStream.builder();
        int count = 0;
        while (count < FEWEST_ROUNDS || System.nanoTime() < end) {
            rounds.add(round.measure());
            count++;
        }
        return Figure.of(name, "commands/s", rounds.build().toArray());
    }

    private void lone(EngineCommands commands) throws Exception {
        int orders = Math.clamp(budgetNanos / 10 / LONE_INTERVAL_NANOS, 50, FEWEST_COMMANDS / 2);
        Path journal = folder.fresh();
        try (DiskForce disk = new DiskForce(folder.path());
                GatewayUnderTest gateway = GatewayUnderTest.durable(journal)) {
            gateway.open(commands);
            int first = commands.opening();
            int warmUps = orders / 4;
            DurableOrder.measure(disk, gateway, commands, first, warmUps, LONE_INTERVAL_NANOS, 0);
            DurableOrder measured = DurableOrder.measure(
                    disk, gateway, commands, first + warmUps, orders, LONE_INTERVAL_NANOS, budgetNanos / 10);
            Latencies force = measured.force();
            Latencies paced = measured.paced();
            Latencies order = measured.order();
            double p50 = force.percentile(50);
            figures.add(Figure.of("disk force, p50", "µs", p50 / 1e3));
            figures.add(Figure.of("disk force, p99", "µs", force.percentile(99) / 1e3));
            figures.add(Figure.of("disk force at the pace of the orders, p50", "µs", paced.percentile(50) / 1e3));
            figures.add(Figure.of("one order to its durable answer, p50", "µs", order.percentile(50) / 1e3));
            figures.add(Figure.of("one order to its durable answer, p99", "µs", order.percentile(99) / 1e3));
            figures.add(Figure.of("one order / disk force, p50", "x", order.percentile(50) / p50)
                    .with(Target.atMost(1.3)));
            figures.add(Figure.of(
                    "one order / disk force at that pace, p50", "x", order.percentile(50) / paced.percentile(50)));
        }
    }

    private void recovery(EngineCommands commands) throws IOException {
        RecoverySpeed speed = RecoverySpeed.measure(folder.fresh(), folder.fresh(), commands);
        figures.add(Figure.of("recovery", "commands/s", speed.perSecond()).with(Target.atLeast(5_000_000)));
        figures.add(Figure.of("start with 1,000,000 commands to decide again", "s", speed.secondsForMillion())
                .with(Target.atMost(2))
                .noting("beyond an empty start of " + Math.round(speed.emptyMillis()) + " ms; reckoned from "
                        + speed.commands() + " commands"));
    }

    private void snapshot() throws InterruptedException {
        SnapshotPause pause = SnapshotPause.measure(OPEN_ORDERS, SNAPSHOT_ACCOUNTS, SNAPSHOT_ROUNDS);
        double[] millis =
                pause.nanos().stream().mapToDouble(nanos -> nanos / 1e6).toArray();
        figures.add(Figure.of("snapshot pause, 10,000 open orders of 1,000 accounts", "ms", millis)
                .noting("the decisions stand still for it; " + pause.bytes() / 1_024 + " KiB of state"));
    }

    private void kill() throws Exception {
        KillSpeed speed = KillSpeed.measure(folder.fresh(), folder.fresh(), OPEN_ORDERS);
        figures.add(
                Figure.of("kill switch in a flow of orders, to its durable answer", "ms", speed.answerNanos() / 1e6));
        figures.add(Figure.of("last order out after that answer", "ms", speed.lastOrderNanos() / 1e6)
                .with(Target.atMost(50)));
        figures.add(Figure.of("kill switch that cancels 10,000 open orders", "s", speed.cancelNanos() / 1e9)
                .with(Target.atMost(1)));
    }
}
