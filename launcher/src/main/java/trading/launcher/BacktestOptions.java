package trading.launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.BarFeed;
import trading.engine.history.BarSeries;
import trading.engine.history.BarStore;
import trading.engine.history.SeriesKey;
import trading.engine.market.replay.ReplayGrid;
import trading.engine.model.FillModel;
import trading.engine.model.FixedPoint;
import trading.engine.model.LimitFill;
import trading.engine.model.TimeFrame;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.StrategyDeclaration;
import trading.engine.strategy.Subscription;
import trading.engine.strategy.host.StrategyFactory;
import trading.engine.strategy.user.CompileProblem;
import trading.engine.strategy.user.StrategyCompiler;
import trading.engine.strategy.user.StrategySource;
import trading.engine.strategy.user.UserStrategy;

/// What is to be run on the past: for `backtest` and `optimize`.
final class BacktestOptions {
    private static final long SECOND = 1_000_000_000L;
    private static final int MILLION = 1_000_000;

    @Parameters(
            index = "0",
            paramLabel = "STRATEGY",
            description = "The name of one that comes with the product, or a .java file.")
    private String strategy = "";

    @Mixin
    DataOption data = new DataOption();

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "What to trade; may be given several times (default: what the strategy says).")
    private List<String> symbols = List.of();

    @Option(
            names = "--frame",
            paramLabel = "FRAME",
            description = "The bars to play (default: the shortest there are; longer ones are built from them).")
    private @Nullable String frame;

    @Option(names = "--from", paramLabel = "TIME", description = "2024-01-31 or 2024-01-31T10:00:00Z (default: all).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Up to before then (default: all).")
    private @Nullable String to;

    @Option(names = "--cash", paramLabel = "MONEY", defaultValue = "10000", description = "To start with (10000).")
    private BigDecimal cash = BigDecimal.TEN;

    @Option(
            names = "--fees",
            paramLabel = "PERCENT",
            defaultValue = "0.1",
            description = "Of each fill: one figure, or MAKER/TAKER (default: 0.1).")
    private String fees = "0.1";

    @Option(
            names = "--slippage",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "How much worse than the price a market order is filled (default: 0).")
    private BigDecimal slippage = BigDecimal.ZERO;

    @Option(
            names = "--latency",
            paramLabel = "MILLIS",
            defaultValue = "0",
            description = "From a decision to the venue (default: 0: the next bar's open).")
    private long latencyMillis;

    @Option(
            names = "--participation",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "The most of a bar's volume that one order may take (default: 100: no limit).")
    private BigDecimal participation = BigDecimal.valueOf(100);

    @Option(
            names = "--limit-fills",
            paramLabel = "MODEL",
            defaultValue = "TOUCH",
            description = "When a limit order is filled: TOUCH, PASS_THROUGH or QUEUE (default: TOUCH).")
    private LimitFill limitFill = LimitFill.TOUCH;

    /// The strategy as a factory that checks its settings. Throws [OptionException] with all compile errors.
    StrategyFactory factory() throws OptionException, IOException {
        if (!strategy.endsWith(".java")) {
            if (!StrategyCatalog.names().contains(strategy)) {
                throw new OptionException(
                        "strategy=" + strategy + ": is none of " + StrategyCatalog.names() + ", and no .java file");
            }
            return settings -> StrategyCatalog.create(strategy, settings);
        }
        UserStrategy loaded = load(Path.of(strategy));
        return loaded::create;
    }

    static UserStrategy load(Path path) throws OptionException, IOException {
        if (!Files.isRegularFile(path)) {
            throw new OptionException("strategy=" + path + ": no such file");
        }
        StrategySource source;
        try {
            source = new StrategySource(path.getFileName().toString(), Files.readString(path));
        } catch (IllegalArgumentException wrong) {
            throw new OptionException(String.valueOf(wrong.getMessage()));
        }
        return switch (UserStrategy.load(new StrategyCompiler(), source)) {
            case UserStrategy.Loaded.Ready ready -> ready.strategy();
            case UserStrategy.Loaded.Broken broken ->
                throw new OptionException(String.join(
                        "\n",
                        broken.problems().stream().map(CompileProblem::toString).toList()));
        };
    }

    /// Reads the bars. Throws [OptionException] that says what is missing and how to get it.
    BacktestPlan plan(Map<String, String> settings) throws Exception {
        StrategyFactory factory = factory();
        StrategyDeclaration declaration = declaration(factory, settings);
        List<String> traded = symbols.isEmpty() ? declaration.symbols() : symbols;
        if (traded.isEmpty()) {
            throw new OptionException("backtest: what is to be traded? Add --symbol, for example --symbol BTCUSDT");
        }
        TreeSet<String> needed = new TreeSet<>(traded);
        TimeFrame shortest = TimeFrame.D1;
        long warmUp = 0;
        for (Subscription bars : declaration.subscriptions()) {
            shortest = bars.frame().compareTo(shortest) < 0 ? bars.frame() : shortest;
            warmUp = Math.max(warmUp, (bars.warmUpBars() + 1L) * bars.frame().nanos());
            if (!bars.symbol().isEmpty()) {
                needed.add(bars.symbol());
            }
        }
        BarStore store = History.of(data.resolve());
        TimeFrame played = played(store, needed, shortest);
        long start = from == null ? Long.MIN_VALUE : time("--from", from);
        long end = to == null ? Long.MAX_VALUE : time("--to", to);
        List<BarFeed> feeds = feeds(store, needed, played, start == Long.MIN_VALUE ? start : start - warmUp, end);
        if (start == Long.MIN_VALUE) {
            start = feeds.stream()
                            .mapToLong(feed -> feed.bars().openTimeNanos(0))
                            .max()
                            .orElseThrow()
                    + warmUp;
        }
        SortedMap<String, String> sorted = new TreeMap<>(settings);
        try {
            return new BacktestPlan(factory, sorted, traded, feeds, start, end, account());
        } catch (IllegalArgumentException wrong) {
            throw new OptionException(String.valueOf(wrong.getMessage()));
        }
    }

    private static StrategyDeclaration declaration(StrategyFactory factory, Map<String, String> settings)
            throws OptionException {
        try {
            return factory.create(settings).declaration();
        } catch (IllegalArgumentException wrong) {
            throw new OptionException(String.valueOf(wrong.getMessage()));
        }
    }

    /// The shortest bars that there are of all symbols, and that are no longer than what the strategy wants.
    private TimeFrame played(BarStore store, SortedSet<String> needed, TimeFrame shortest)
            throws IOException, OptionException {
        List<SeriesKey> there = store.list();
        for (TimeFrame candidate : TimeFrame.values()) {
            boolean wanted = frame == null
                    ? candidate.compareTo(shortest) <= 0
                    : candidate.text().equals(frame);
            if (wanted
                    && there.containsAll(needed.stream()
                            .map(one -> new SeriesKey(one, candidate))
                            .toList())) {
                return candidate;
            }
        }
        throw new OptionException("backtest: no bars of " + String.join(", ", needed)
                + (frame == null ? " of " + shortest.text() + " or shorter" : " of " + frame) + " in "
                + "the history, which has " + (there.isEmpty() ? "nothing" : there)
                + ". Bring them in with: trading data import FILE");
    }

    private static List<BarFeed> feeds(BarStore store, SortedSet<String> needed, TimeFrame frame, long from, long to)
            throws IOException, OptionException {
        List<BarFeed> feeds = new ArrayList<>();
        for (String symbol : needed) {
            try (BarSeries series = store.open(new SeriesKey(symbol, frame)).orElseThrow()) {
                BarFeed feed = new BarFeed(
                        ReplayGrid.instrument(feeds.size(), symbol, series.tickSize(), series.lotSize()),
                        frame,
                        series.read(from, to));
                if (feed.bars().count() == 0) {
                    throw new OptionException("backtest: no bars of " + symbol + " in that time: there are some from "
                            + History.time(series.firstNanos()) + " to " + History.time(series.lastNanos()));
                }
                feeds.add(feed);
            }
        }
        return feeds;
    }

    private BacktestAccount account() throws OptionException {
        String[] parts = fees.split("/", -1);
        if (parts.length > 2 || latencyMillis < 0) {
            throw new OptionException("--fees " + fees + " --latency " + latencyMillis
                    + ": fees are one figure or MAKER/TAKER, a latency is not negative");
        }
        try {
            FillModel fills = new FillModel(
                    Math.multiplyExact(latencyMillis, MILLION),
                    0,
                    ppm("--slippage", slippage.toPlainString()),
                    ppm("--participation", participation.toPlainString()),
                    limitFill,
                    0);
            return BacktestAccount.USUAL
                    .withCash(cash.multiply(BigDecimal.valueOf(FixedPoint.ONE)).longValueExact())
                    .withFees(ppm("--fees", parts[0]), ppm("--fees", parts[parts.length - 1]))
                    .withFills(fills);
        } catch (IllegalArgumentException | ArithmeticException wrong) {
            throw new OptionException(String.valueOf(wrong.getMessage()));
        }
    }

    private static int ppm(String option, String percent) throws OptionException {
        try {
            return new BigDecimal(percent.trim()).movePointRight(4).intValueExact();
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw new OptionException(
                    option + " " + percent + ": write a percentage of at most four decimals, like 0.1");
        }
    }

    private static long time(String option, String text) throws OptionException {
        try {
            Instant instant = text.length() == "2024-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new OptionException(option + " " + text + ": write 2024-01-31 or 2024-01-31T10:00:00Z");
        }
    }

    String strategy() {
        return strategy;
    }
}
