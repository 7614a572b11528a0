package trading.web.backtest;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.Objective;
import trading.engine.backtest.ParameterGrid;
import trading.engine.backtest.StoredBars;
import trading.engine.model.LimitFill;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.StrategyFactory;

/// What a request asks for, read and checked. All complaints are [IllegalArgumentException] in words for people.
final class RunDraft {
    private static final long SECOND = 1_000_000_000L;
    private static final int DATE = "2024-01-31".length();
    private static final int MOST_TRIALS = 2_000;
    private static final BigDecimal USUAL_CASH = BigDecimal.valueOf(10_000);
    private static final BigDecimal USUAL_FEE = new BigDecimal("0.1");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private RunDraft() {}

    /// The trials of an optimisation. `insideNanos` is 0 when it does not walk forward.
    record Trials(List<SortedMap<String, String>> settings, Objective objective, long insideNanos, long outsideNanos) {}

    static SortedMap<String, String> settings(BacktestRequest request) {
        SortedMap<String, String> settings = new TreeMap<>();
        if (request.settings() != null) {
            for (BacktestRequest.SettingRequest one : request.settings()) {
                if (settings.put(one.name(), one.value().toPlainString()) != null) {
                    throw new IllegalArgumentException("The setting " + one.name() + " is there twice.");
                }
            }
        }
        return settings;
    }

    static BacktestPlan plan(BacktestRequest request, Map<String, String> settings, StoredBars bars)
            throws IOException {
        String strategy = request.strategy();
        if (!StrategyCatalog.names().contains(strategy)) {
            throw new IllegalArgumentException("There is no strategy of that name: " + StrategyCatalog.names());
        }
        StrategyFactory factory = given -> StrategyCatalog.create(strategy, given);
        StoredBars.Wanted wanted = new StoredBars.Wanted(
                        or(request.symbols(), List.of()),
                        request.frame() == null ? null : StoredBars.frame(request.frame()),
                        time("from", request.from()),
                        time("to", request.to()))
                .withDetail(request.detail());
        return bars.plan(factory, settings, wanted, account(request));
    }

    private static BacktestAccount account(BacktestRequest request) {
        BigDecimal taker = or(request.takerFeePercent(), USUAL_FEE);
        return BacktestAccount.of(new BacktestAccount.Terms(
                or(request.cash(), USUAL_CASH),
                or(request.makerFeePercent(), taker),
                taker,
                or(request.slippagePercent(), BigDecimal.ZERO),
                or(request.latencyMillis(), 0),
                or(request.participationPercent(), WHOLE),
                or(request.limitFills(), LimitFill.TOUCH)));
    }

    static Trials trials(OptimizationRequest request) {
        List<String> axes = new ArrayList<>();
        request.ranges().forEach(range -> axes.add(range.name() + "=" + range.values()));
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("An optimisation needs the range of one parameter at least.");
        }
        ParameterGrid grid = ParameterGrid.parse(axes);
        long count = request.trials() == null ? grid.size() : request.trials();
        if (count < 1 || count > MOST_TRIALS) {
            throw new IllegalArgumentException(
                    count + " trials: 1 to " + MOST_TRIALS + " are made here: draw some of them, or narrow the ranges");
        }
        boolean walks = request.insideDays() != null || request.outsideDays() != null;
        int inside = or(request.insideDays(), 0);
        int outside = or(request.outsideDays(), 0);
        if (walks && (inside < 1 || outside < 1)) {
            throw new IllegalArgumentException("To walk forward takes insideDays and outsideDays, both above 0.");
        }
        SortedMap<String, String> fixed = settings(request.run());
        List<SortedMap<String, String>> drawn =
                request.trials() == null ? grid.all() : grid.drawn((int) count, or(request.seed(), 1));
        List<SortedMap<String, String>> all = new ArrayList<>();
        for (SortedMap<String, String> one : drawn) {
            SortedMap<String, String> with = new TreeMap<>(fixed);
            with.putAll(one);
            all.add(with);
        }
        return new Trials(
                all,
                or(request.objective(), Objective.SHARPE),
                Duration.ofDays(inside).toNanos(),
                Duration.ofDays(outside).toNanos());
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private static @Nullable Long time(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant instant = text.length() == DATE
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new IllegalArgumentException(name + " must be like 2024-01-31 or 2024-01-31T10:00:00Z", wrong);
        }
    }
}
