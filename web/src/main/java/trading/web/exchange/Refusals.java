package trading.web.exchange;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Side;
import trading.web.command.Denials;
import trading.web.problem.Problem;

/// What our risk, the gateway and the database refuse, in the exchange's codes; our own words go along as
/// `detail`, and as the message where the exchange has none that fits.
final class Refusals {
    private static final int REJECTED = -2010;

    private final Denials denials;

    Refusals(Denials denials) {
        this.denials = denials;
    }

    /// `side` of the order that was refused, null when it was none.
    ExchangeError of(Report.Denied denied, @Nullable Side side) {
        String words = denials.problem(denied, side).detail();
        return switch (denied.code()) {
            case INSTRUMENT_UNKNOWN -> ExchangeError.SYMBOL;
            case QUANTITY_BELOW_MINIMUM, QUANTITY_ABOVE_MAXIMUM ->
                ExchangeError.filter("LOT_SIZE").with(words);
            case PRICE_BELOW_MINIMUM, PRICE_ABOVE_MAXIMUM ->
                ExchangeError.filter("PRICE_FILTER").with(words);
            case PRICE_OUTSIDE_COLLAR ->
                ExchangeError.filter("PERCENT_PRICE_BY_SIDE").with(words);
            case NOTIONAL_BELOW_MINIMUM, ARITHMETIC_OVERFLOW ->
                ExchangeError.filter("NOTIONAL").with(words);
            case OPEN_ORDERS_ABOVE_LIMIT ->
                ExchangeError.filter("MAX_NUM_ORDERS").with(words);
            case BALANCE_INSUFFICIENT, MARGIN_INSUFFICIENT ->
                rejected("Account has insufficient balance for requested action.", words);
            case POST_ONLY_WOULD_TAKE -> rejected("Order would immediately match and take.", words);
            case STOP_PRICE_WRONG_SIDE -> rejected("Order would trigger immediately.", words);
            case TERMS_INVALID, LIST_INVALID -> rejected("Unsupported order combination", words);
            case REFERENCE_PRICE_MISSING -> rejected("Market is closed.", words);
            case DUPLICATE_ORDER -> rejected("Duplicate order sent.", words);
            case MESSAGE_RATE_ABOVE_LIMIT -> new ExchangeError(429, -1015, "Too many new orders.", words, null);
            case TRADING_STATE_FORBIDS, ENTRIES_LOCKED, KILL_SWITCH_ENGAGED ->
                rejected("This account may not place or cancel orders.", words);
            case INSTRUMENT_NOT_PERMITTED -> rejected("This symbol is not permitted for this account.", words);
            case ORDER_UNKNOWN, ORDER_NOT_AMENDABLE -> ExchangeError.bad(-2038, words);
            default -> ExchangeError.bad(REJECTED, words);
        };
    }

    private static ExchangeError rejected(String msg, String words) {
        return ExchangeError.bad(REJECTED, msg).with(words);
    }

    /// What is thrown on the way to the gateway or to the database.
    static ExchangeError of(Problem problem) {
        return switch (problem.type()) {
            case BUSY ->
                new ExchangeError(
                        503,
                        -1008,
                        "Server is currently overloaded with other requests. Please try again in a few minutes.",
                        problem.detail(),
                        null);
            case TIMEOUT ->
                new ExchangeError(
                        504,
                        -1007,
                        "Timeout waiting for response from backend server. Send status unknown; execution status"
                                + " unknown.",
                        problem.detail(),
                        null);
            case HALTED, STORAGE, UNAVAILABLE ->
                new ExchangeError(
                        503,
                        -1001,
                        "Internal error; unable to process your request. Please try again.",
                        problem.detail(),
                        null);
            case CONTENT_TOO_LARGE, REQUEST_TIMEOUT ->
                new ExchangeError(problem.type().status(), -1102, problem.detail(), null, null);
            default -> new ExchangeError(problem.type().status(), -1000, problem.detail(), null, null);
        };
    }
}
