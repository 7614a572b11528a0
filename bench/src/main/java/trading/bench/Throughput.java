package trading.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import trading.launcher.bench.CoreUnderTest;
import trading.launcher.bench.EngineCommands;
import trading.launcher.bench.Figure;
import trading.launcher.bench.MatchTally;
import trading.launcher.bench.OrderStream;
import trading.launcher.bench.StreamShape;
import trading.launcher.bench.Target;
import trading.launcher.bench.TemporaryFolder;

/// The same orders through both, in turns, with and without a journal.
final class Throughput {
    private static final int WARM_UPS = 3;
    private static final int COUNTED = 3;
    private static final int PASSES = WARM_UPS + COUNTED;
    private static final String NO_JOURNAL = "-";

    private final Contestant ours;
    private final Contestant theirs;
    private final String theirWaiting;
    private final OrderStream stream;
    private final Path file;
    private final TemporaryFolder folder;
    private final Consumer<String> progress;

    Throughput(
            Contestant ours,
            Contestant theirs,
            String theirWaiting,
            long seed,
            int commands,
            TemporaryFolder folder,
            Consumer<String> progress)
            throws IOException {
        this.ours = ours;
        this.theirs = theirs;
        this.theirWaiting = theirWaiting;
        this.folder = folder;
        this.progress = progress;
        this.stream = OrderStream.of(StreamShape.usual(seed, commands));
        this.file = folder.fresh().resolve("stream");
        stream.write(file);
    }

    List<Figure> measure(int rounds) throws IOException, InterruptedException {
        double[] memory = new double[rounds];
        double[] peer = new double[rounds];
        double[] durable = new double[rounds];
        double[] peerJournal = new double[rounds];
        MatchTally expected = expected();
        for (int round = 0; round < rounds; round++) {
            progress.accept("round " + (round + 1) + " of " + rounds);
            memory[round] = ours(NO_JOURNAL);
            peer[round] = theirs(NO_JOURNAL, expected);
            durable[round] = ours(folder.fresh().toString());
            peerJournal[round] = theirs(folder.fresh().toString(), expected);
        }
        String what = "commands/s";
        return List.of(
                Figure.of("in memory: ring, risk, book, positions", what, memory),
                Figure.of("exchange-core, no journal", what, peer),
                Figure.of("durable: forced before each ack", what, durable),
                Figure.of("exchange-core, its journal, never forced", what, peerJournal),
                ratio("in memory / exchange-core without journal", memory, peer, 2.5),
                ratio("durable / exchange-core without journal", durable, peer, 1.5),
                ratio("durable / exchange-core with its journal", durable, peerJournal, 5));
    }

    private double ours(String journal) throws IOException, InterruptedException {
        return ours.run(PASSES, file.toString(), Integer.toString(PASSES), journal)
                .speed(WARM_UPS);
    }

    private double theirs(String journal, MatchTally expected) throws IOException, InterruptedException {
        Contestant.Result result = theirs.run(PASSES, file.toString(), Integer.toString(PASSES), journal, theirWaiting);
        if (!result.tally().equals(expected)) {
            throw new IOException(
                    "compare: the two do not do the same: ours=" + expected + " theirs=" + result.tally());
        }
        return result.speed(WARM_UPS);
    }

    /// What our core makes of the orders.
    private MatchTally expected() {
        EngineCommands commands = EngineCommands.of(stream);
        CoreUnderTest core = CoreUnderTest.counting(commands);
        for (int index = commands.opening(); index < commands.size(); index++) {
            core.decide(index);
        }
        return core.tally();
    }

    /// Round by round, since what disturbs one round disturbs both.
    private static Figure ratio(String name, double[] mine, double[] other, double target) {
        double[] ratios = new double[mine.length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = mine[round] / other[round];
        }
        return Figure.of(name, "x", ratios).with(Target.atLeast(target));
    }
}
