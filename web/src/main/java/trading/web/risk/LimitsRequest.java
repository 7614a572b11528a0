package trading.web.risk;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import trading.engine.model.ExposureLimits;
import trading.engine.model.LossLimits;
import trading.engine.model.RateLimits;
import trading.engine.model.RiskLimits;
import trading.web.command.FieldChecks;
import trading.web.json.Written;
import trading.web.problem.ProblemType;

/// All limits of an account: null for none. Each must be written, so that none is taken away by being
/// forgotten.
public record LimitsRequest(
        @Written @Nullable BigDecimal maximumOrderNotional,
        @Written @Nullable Long maximumOrderLots,
        BigDecimal collarPercent,
        @Written @Nullable Duration maximumReferenceAge,
        @Written @Nullable BigDecimal instrumentNotional,
        @Written @Nullable BigDecimal strategyNotional,
        @Written @Nullable BigDecimal accountNotional,
        @Written @Nullable BigDecimal leverage,
        @Written @Nullable Integer openOrders,
        @Written @Nullable BigDecimal dailyLoss,
        @Written @Nullable BigDecimal drawdownPercent,
        @Written @Nullable Integer messages,
        @Written @Nullable Duration messageSpan,
        @Written @Nullable Integer cancelReserve,
        @Written @Nullable Duration duplicateSpan,
        @Written @Nullable Integer executions,
        @Written @Nullable Duration executionSpan) {

    private static final RiskLimits WRONG = new RiskLimits(1, 1, 1, 1);
    private static final int MOST_PERCENT = 100;
    private static final int MOST_LEVERAGE = 1_000;
    private static final int MOST_TIMES = 100_000;

    /// What does not fit goes to `checks`; the limits are good only when nothing did.
    public RiskLimits toLimits(FieldChecks checks) {
        int before = checks.count();
        ExposureLimits exposure = exposure(checks);
        LossLimits loss = loss(checks);
        RateLimits rate = rate(checks);
        long notional = money(checks, "/maximumOrderNotional", maximumOrderNotional);
        long lots = maximumOrderLots == null
                ? Long.MAX_VALUE
                : checks.whole("/maximumOrderLots", maximumOrderLots, 1, Long.MAX_VALUE);
        int collar = checks.percent("/collarPercent", collarPercent, 0, MOST_PERCENT - 1);
        long age = maximumReferenceAge == null
                ? Long.MAX_VALUE
                : span(checks, "/maximumReferenceAge", maximumReferenceAge);
        return checks.count() == before ? new RiskLimits(notional, lots, collar, age, exposure, loss, rate) : WRONG;
    }

    private ExposureLimits exposure(FieldChecks checks) {
        int before = checks.count();
        long instrument = money(checks, "/instrumentNotional", instrumentNotional);
        long strategy = money(checks, "/strategyNotional", strategyNotional);
        long account = money(checks, "/accountNotional", accountNotional);
        int times = leverage == null ? Integer.MAX_VALUE : hundredths(checks);
        int orders = openOrders == null
                ? Integer.MAX_VALUE
                : (int) checks.whole("/openOrders", openOrders, 1, Integer.MAX_VALUE);
        return checks.count() == before
                ? new ExposureLimits(instrument, strategy, account, times, orders)
                : ExposureLimits.NONE;
    }

    private int hundredths(FieldChecks checks) {
        BigDecimal asked = leverage == null ? BigDecimal.ZERO : leverage;
        boolean whole = asked.movePointRight(2).stripTrailingZeros().scale() <= 0;
        if (!whole || asked.compareTo(BigDecimal.valueOf(MOST_LEVERAGE)) > 0) {
            checks.wrong(
                    ProblemType.LIMIT_VALUE,
                    "/leverage",
                    "LIMIT_VALUE",
                    "leverage must be above 0, at most " + MOST_LEVERAGE + ", with at most two places.");
            return 0;
        }
        return asked.movePointRight(2).intValueExact();
    }

    private LossLimits loss(FieldChecks checks) {
        int before = checks.count();
        long day = money(checks, "/dailyLoss", dailyLoss);
        int drawdown = drawdownPercent == null
                ? Integer.MAX_VALUE
                : checks.percent("/drawdownPercent", drawdownPercent, 0, MOST_PERCENT);
        return checks.count() == before ? new LossLimits(day, drawdown) : LossLimits.NONE;
    }

    private RateLimits rate(FieldChecks checks) {
        int before = checks.count();
        int sent = times(checks, "/messages", messages, "/messageSpan", messageSpan);
        int reserve = cancelReserve == null ? 0 : cancelReserve;
        if (reserve > 0 && reserve >= sent) {
            checks.wrong(
                    ProblemType.COMBINATION,
                    "/cancelReserve",
                    "CANCEL_RESERVE",
                    "cancelReserve must be below messages.");
        }
        int executed = times(checks, "/executions", executions, "/executionSpan", executionSpan);
        long messageNanos = messageSpan == null ? 0 : span(checks, "/messageSpan", messageSpan);
        long duplicateNanos = duplicateSpan == null ? 0 : span(checks, "/duplicateSpan", duplicateSpan);
        long executionNanos = executionSpan == null ? 0 : span(checks, "/executionSpan", executionSpan);
        return checks.count() == before
                ? new RateLimits(sent, messageNanos, reserve, duplicateNanos, executed, executionNanos)
                : RateLimits.NONE;
    }

    /// A number of times belongs to a span of time, and the other way round.
    private static int times(
            FieldChecks checks, String pointer, @Nullable Integer times, String spanPointer, @Nullable Duration span) {
        if ((times == null) != (span == null)) {
            String name = pointer.substring(1);
            String spanName = spanPointer.substring(1);
            checks.wrong(
                    ProblemType.COMBINATION,
                    times == null ? pointer : spanPointer,
                    "SPAN",
                    name + " and " + spanName + " go together: both or neither.");
        }
        return times == null ? 0 : (int) checks.whole(pointer, times, 1, MOST_TIMES);
    }

    private static long span(FieldChecks checks, String pointer, Duration span) {
        return checks.whole(pointer, span.toNanos(), 1, Long.MAX_VALUE);
    }

    private static long money(FieldChecks checks, String pointer, @Nullable BigDecimal limit) {
        return limit == null ? Long.MAX_VALUE : checks.money(pointer, limit);
    }
}
