package trading.web.command;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.view.LiveView;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.text.Figures;

/// What risk refused, as a problem: which field, what was measured and what the limit is.
public final class Denials {
    private final LiveView view;

    public Denials(LiveView view) {
        this.view = view;
    }

    private record Rule(ProblemType type, String pointer, LongFunction<@Nullable String> figure, String words) {}

    /// `side` of the order that was refused, null when it was none: a buy lacks money, a sell lacks lots.
    public Problem problem(Report.Denied denied, @Nullable Side side) {
        Rule rule = rule(denied.code(), instrument(denied.instrument()), side);
        String measured = rule.figure().apply(denied.measured());
        String limit = rule.figure().apply(denied.limit());
        String code = denied.code().name();
        return new Problem(
                rule.type(), new FieldError(rule.pointer(), code, sentence(rule, measured, limit), measured, limit));
    }

    private static String sentence(Rule rule, @Nullable String measured, @Nullable String limit) {
        String detail = rule.words();
        if (measured != null) {
            detail += " measured=" + measured;
        }
        return limit == null ? detail : detail + " limit=" + limit;
    }

    private @Nullable Instrument instrument(int id) {
        return view.instruments().stream()
                .filter(known -> known.id() == id)
                .findFirst()
                .orElse(null);
    }

    private static Rule rule(DenyCode code, @Nullable Instrument instrument, @Nullable Side side) {
        LongFunction<@Nullable String> lots =
                value -> instrument == null ? Long.toString(value) : Figures.quantity(instrument, value);
        LongFunction<@Nullable String> ticks =
                value -> instrument == null ? Long.toString(value) : Figures.price(instrument, value);
        LongFunction<@Nullable String> money = Figures::money;
        LongFunction<@Nullable String> nothing = value -> null;
        LongFunction<@Nullable String> millis = value -> value < 0 ? null : value / 1_000_000 + " ms";
        return switch (code) {
            case ACCOUNT_UNKNOWN -> new Rule(ProblemType.RISK_CHECK, "", nothing, "The account is not known.");
            case INSTRUMENT_UNKNOWN ->
                new Rule(ProblemType.SYMBOL_UNKNOWN, "/symbol", nothing, "The instrument is not known.");
            case QUANTITY_BELOW_MINIMUM ->
                new Rule(ProblemType.FILTER_LOT, "/quantity", lots, "The quantity is below the instrument's least:");
            case QUANTITY_ABOVE_MAXIMUM ->
                new Rule(ProblemType.FILTER_LOT, "/quantity", lots, "The quantity is above the instrument's most:");
            case PRICE_BELOW_MINIMUM ->
                new Rule(ProblemType.FILTER_PRICE, "/limitPrice", ticks, "The price is below the least:");
            case PRICE_ABOVE_MAXIMUM ->
                new Rule(ProblemType.FILTER_PRICE, "/limitPrice", ticks, "The price is above the most:");
            case NOTIONAL_BELOW_MINIMUM ->
                new Rule(ProblemType.FILTER_NOTIONAL, "/quantity", money, "Price times quantity is below the least:");
            case ORDER_VALUE_ABOVE_LIMIT ->
                new Rule(
                        ProblemType.RISK_LIMIT,
                        "/quantity",
                        money,
                        "The value is above the account's limit for one order:");
            case ORDER_QUANTITY_ABOVE_LIMIT ->
                new Rule(
                        ProblemType.RISK_LIMIT,
                        "/quantity",
                        lots,
                        "The quantity is above the account's limit for one order:");
            case PRICE_OUTSIDE_COLLAR ->
                new Rule(
                        ProblemType.PRICE_COLLAR,
                        "/limitPrice",
                        ticks,
                        "The price is outside the collar around the market:");
            case REFERENCE_PRICE_MISSING ->
                new Rule(
                        ProblemType.NO_REFERENCE,
                        "/symbol",
                        millis,
                        "There is no fresh price to check against; its age:");
            case BALANCE_INSUFFICIENT ->
                new Rule(ProblemType.BALANCE, "/quantity", side == Side.SELL ? lots : money, "Not enough is free:");
            case ARITHMETIC_OVERFLOW ->
                new Rule(ProblemType.FILTER_NOTIONAL, "/quantity", nothing, "Price times quantity is too large.");
            case TRADE_UNKNOWN -> new Rule(ProblemType.NOT_FOUND, "", nothing, "There is no such trade.");
            case TRADE_NOT_OPEN -> new Rule(ProblemType.TRADE_NOT_OPEN, "", nothing, "The trade is not open.");
            case STOP_LOSS_WRONG_SIDE ->
                new Rule(ProblemType.COMBINATION, "/stopLossPrice", ticks, "The stop loss is on the wrong side:");
            case TAKE_PROFIT_WRONG_SIDE ->
                new Rule(ProblemType.COMBINATION, "/takeProfitPrice", ticks, "The take profit is on the wrong side:");
            case RISK_CHECK_FAILED ->
                new Rule(ProblemType.RISK_CHECK, "", nothing, "The risk check failed, so the order is refused.");
            default -> new Rule(ProblemType.RISK_LIMIT, "", nothing, "Risk refused it: " + code + ".");
        };
    }
}
