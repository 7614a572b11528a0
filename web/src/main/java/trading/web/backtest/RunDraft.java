package trading.web.backtest;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.backtest.AnalystChoice;
import trading.engine.backtest.BacktestAccount;
import trading.engine.backtest.BacktestPlan;
import trading.engine.backtest.StoredBars;
import trading.engine.model.LimitFill;
import trading.engine.strategy.StrategyCatalog;
import trading.engine.strategy.host.StrategyFactory;

/// What a request asks for, read and checked. All complaints are [IllegalArgumentException] in words for
/// people.
final class RunDraft {
    private static final long SECOND = 1_000_000_000L;
    private static final int DATE = "2024-01-31".length();
    private static final BigDecimal USUAL_CASH = BigDecimal.valueOf(10_000);
    private static final BigDecimal USUAL_FEE = new BigDecimal("0.1");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private RunDraft() {}

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
        return bars.plan(factory, settings, wanted, BacktestAccount.of(terms(request)));
    }

    /// The same with the answers that its strategy gets. `data`: the data directory, where kept ones are.
    static BacktestPlan answered(BacktestRequest request, BacktestPlan plan, Path data) throws IOException {
        return or(request.analyst(), AnalystChoice.KEPT).of(plan, data);
    }

    static BacktestAccount.Terms terms(BacktestRequest request) {
        BigDecimal taker = or(request.takerFeePercent(), USUAL_FEE);
        return new BacktestAccount.Terms(
                or(request.cash(), USUAL_CASH),
                or(request.makerFeePercent(), taker),
                taker,
                or(request.slippagePercent(), BigDecimal.ZERO),
                or(request.latencyMillis(), 0),
                or(request.participationPercent(), WHOLE),
                or(request.limitFills(), LimitFill.TOUCH));
    }

    static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    static @Nullable Long time(String name, @Nullable String text) {
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
