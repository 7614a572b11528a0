package trading.launcher;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import trading.engine.backtest.AnalystChoice;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.StoredBars;
import trading.engine.backtest.search.StrategyOrigin;
import trading.engine.model.LimitFill;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.StrategyFactory;
import trading.engine.strategy.user.CompileProblem;
import trading.engine.strategy.user.StrategyCompiler;
import trading.engine.strategy.user.StrategySource;
import trading.engine.strategy.user.UserStrategy;
import trading.launcher.config.ConfigException;

/// What is to be run on the past: for `backtest` and `optimize`.
final class BacktestOptions {
    private static final long SECOND = 1_000_000_000L;

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

    @Option(
            names = "--detail",
            paramLabel = "DETAIL",
            description = "What fills are taken from: ticks, bars (the way inside a bar is guessed), or bars of so many"
                    + " seconds (default: ticks where there are any).")
    private @Nullable String detail;

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

    @Option(
            names = "--analyst",
            paramLabel = "WHO",
            defaultValue = "kept",
            description = "Who answers a strategy that asks for opinions: kept (a model's earlier answers to the very"
                    + " same questions, else the rules) or rules; no model is called (default: kept).")
    private String analyst = "kept";

    /// Where the strategy comes from.
    StrategyOrigin origin() throws OptionException, IOException {
        return strategy.endsWith(".java")
                ? StrategyOrigin.file(load(Path.of(strategy)).source())
                : StrategyOrigin.shipped(strategy);
    }

    Path dataDirectory() throws ConfigException, IOException {
        return data.resolve();
    }

    /// The strategy as a factory that checks its settings. Throws [OptionException] with all compile
    /// errors.
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

    /// Reads the bars, and the answers that the strategy may be given. Throws [OptionException] that says
    /// what is missing and how to get it.
    BacktestPlan plan(Map<String, String> settings) throws OptionException, ConfigException, IOException {
        StrategyFactory factory = factory();
        try {
            StoredBars.Wanted wanted = new StoredBars.Wanted(
                            symbols,
                            frame == null ? null : StoredBars.frame(frame),
                            from == null ? null : (Long) time("--from", from),
                            to == null ? null : (Long) time("--to", to))
                    .withDetail(detail);
            AnalystChoice answering = AnalystChoice.of(analyst);
            Path directory = data.resolve();
            BacktestPlan plan = new StoredBars(History.of(directory), Long.MAX_VALUE)
                    .plan(factory, settings, wanted, BacktestAccount.of(terms()));
            return answering.of(plan, directory);
        } catch (IllegalArgumentException wrong) {
            throw new OptionException(String.valueOf(wrong.getMessage()));
        }
    }

    BacktestAccount.Terms terms() throws OptionException {
        String[] parts = fees.split("/", -1);
        if (parts.length > 2) {
            throw new OptionException("--fees " + fees + ": write one figure or MAKER/TAKER, like 0.1 or 0.02/0.05");
        }
        return new BacktestAccount.Terms(
                cash,
                percent(parts[0]),
                percent(parts[parts.length - 1]),
                slippage,
                latencyMillis,
                participation,
                limitFill);
    }

    private static BigDecimal percent(String text) throws OptionException {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException wrong) {
            throw new OptionException("--fees " + text + ": write a percentage, like 0.1");
        }
    }

    static long time(String option, String text) throws OptionException {
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
