package trading.web.command;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.model.Instrument;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.TriggerPrice;
import trading.engine.view.LiveView;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// An order as a request says it: decimals, and nulls for what was left out. `tradeId`: the trade that it
/// exits, null for none.
public record OrderDraft(
        String symbol,
        Side side,
        OrderType type,
        @Nullable TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal stopPrice,
        @Nullable TriggerPrice triggerPrice,
        @Nullable BigDecimal trailingOffset,
        @Nullable BigDecimal trailingPercent,
        @Nullable BigDecimal displayQuantity,
        boolean postOnly,
        boolean reduceOnly,
        @Nullable Instant expireTime,
        @Nullable SelfTradePrevention selfTradePrevention,
        @Nullable Long tradeId,
        boolean opensTrade,
        @Nullable String clientOrderId,
        @Nullable BigDecimal stopLossPrice,
        @Nullable BigDecimal takeProfitPrice) {

    private static final Pattern CLIENT_ORDER_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,36}");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /// Throws a problem that names every field that does not fit.
    public Command.SubmitOrder toCommand(int account, LiveView view) {
        FieldChecks checks = new FieldChecks();
        Command.SubmitOrder command = toCommand(account, view, checks);
        checks.throwIfWrong();
        return command;
    }

    /// What does not fit goes to `checks`; the command is good only when nothing did.
    Command.SubmitOrder toCommand(int account, LiveView view, FieldChecks checks) {
        Instrument instrument = view.instrument(symbol).orElse(null);
        if (instrument == null) {
            checks.wrong(
                    ProblemType.SYMBOL_UNKNOWN,
                    "/symbol",
                    "SYMBOL_UNKNOWN",
                    "There is no instrument " + Problem.quoted(symbol) + ".");
            return command(account, -1, 0, 0, 0, 0, OrderTerms.PLAIN);
        }
        new Combination(this, checks).check();
        if (clientOrderId != null && !CLIENT_ORDER_ID.matcher(clientOrderId).matches()) {
            checks.wrong(
                    ProblemType.CLIENT_ORDER_ID,
                    "/clientOrderId",
                    "CLIENT_ORDER_ID",
                    "clientOrderId must be 1 to 36 characters of A-Z a-z 0-9 . _ : / -");
        }
        return command(
                account,
                instrument.id(),
                checks.lots(instrument, "/quantity", quantity),
                checks.ticks(instrument, "/limitPrice", limitPrice),
                checks.ticks(instrument, "/stopLossPrice", stopLossPrice),
                checks.ticks(instrument, "/takeProfitPrice", takeProfitPrice),
                terms(instrument, checks));
    }

    private Command.SubmitOrder command(
            int account,
            int instrument,
            long lots,
            long limitTicks,
            long stopLossTicks,
            long takeProfitTicks,
            OrderTerms terms) {
        return new Command.SubmitOrder(
                account,
                instrument,
                clientOrderId == null ? "" : clientOrderId,
                "",
                side,
                type,
                timeInForce != null ? timeInForce : defaultTimeInForce(),
                lots,
                limitTicks,
                tradeId == null ? 0 : tradeId,
                opensTrade,
                stopLossTicks,
                takeProfitTicks,
                terms);
    }

    private TimeInForce defaultTimeInForce() {
        return type == OrderType.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    }

    private OrderTerms terms(Instrument instrument, FieldChecks checks) {
        return new OrderTerms(
                checks.ticks(instrument, "/stopPrice", stopPrice),
                triggerPrice == null ? TriggerPrice.BEST_PRICE : triggerPrice,
                checks.ticks(instrument, "/trailingOffset", trailingOffset),
                checks.percent("/trailingPercent", trailingPercent, 0, 99),
                checks.lots(instrument, "/displayQuantity", displayQuantity),
                postOnly,
                reduceOnly,
                expireNanos(checks),
                selfTradePrevention == null ? SelfTradePrevention.EXPIRE_TAKER : selfTradePrevention);
    }

    /// Whether it is in the future is the gateway's to say: in a replay its time is the market's.
    private long expireNanos(FieldChecks checks) {
        if (expireTime == null) {
            return 0;
        }
        long seconds = expireTime.getEpochSecond();
        if (seconds < 0 || seconds >= Long.MAX_VALUE / NANOS_PER_SECOND) {
            checks.wrong(
                    ProblemType.EXPIRE_TIME, "/expireTime", "EXPIRE_TIME", "expireTime must be between 1970 and 2262.");
            return 0;
        }
        return seconds * NANOS_PER_SECOND + expireTime.getNano();
    }
}
