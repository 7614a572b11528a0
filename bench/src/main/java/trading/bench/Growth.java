package trading.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import trading.launcher.bench.DirectCost;
import trading.launcher.bench.EngineCommands;
import trading.launcher.bench.Figure;
import trading.launcher.bench.OrderStream;
import trading.launcher.bench.StreamShape;
import trading.launcher.bench.Target;

/// The same mix with more in the books and with more books: what one command costs should stay as it is.
final class Growth {
    private static final int COMMANDS = 200_000;
    private static final int ACCOUNTS = 1_000;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(2);

    private Growth() {}

    private record Size(String name, int resting, int instruments) {}

    private static final List<Size> RESTING = List.of(
            new Size("100 resting", 100, 1),
            new Size("10,000 resting", 10_000, 1),
            new Size("1,000,000 resting", 1_000_000, 1));
    private static final List<Size> INSTRUMENTS = List.of(
            new Size("1 instrument, 10,000 resting", 10_000, 1),
            new Size("1,000 instruments, 10,000 resting", 10_000, 1_000));

    static List<Figure> measure(long seed, int rounds, Consumer<String> progress) throws InterruptedException {
        List<Figure> figures = new ArrayList<>(series(RESTING, seed, rounds, progress));
        figures.addAll(series(INSTRUMENTS, seed, rounds, progress));
        return figures;
    }

    private static List<Figure> series(List<Size> sizes, long seed, int rounds, Consumer<String> progress)
            throws InterruptedException {
        List<Figure> figures = new ArrayList<>();
        for (Size size : sizes) {
            progress.accept(size.name);
            StreamShape shape = new StreamShape(seed, COMMANDS, size.resting, ACCOUNTS, size.instruments);
            EngineCommands commands = EngineCommands.of(OrderStream.of(shape));
            double[] medians = new double[rounds];
            DirectCost.measure(commands, 1);
            for (int round = 0; round < rounds; round++) {
                medians[round] = DirectCost.measure(commands, NANOS).median();
            }
            figures.add(Figure.of("growth: " + size.name, "ns", medians));
        }
        double first = figures.getFirst().median();
        double last = figures.getLast().median();
        figures.add(Figure.of("growth: " + sizes.getLast().name + " / " + sizes.getFirst().name, "x", last / first)
                .with(Target.atMost(1.1)));
        return figures;
    }
}
