package trading.web.command;

import static trading.web.command.Figure.AGE;
import static trading.web.command.Figure.BALANCE;
import static trading.web.command.Figure.HUNDREDTHS;
import static trading.web.command.Figure.INSTRUMENT;
import static trading.web.command.Figure.LOTS;
import static trading.web.command.Figure.MONEY;
import static trading.web.command.Figure.NOTHING;
import static trading.web.command.Figure.NUMBER;
import static trading.web.command.Figure.TICKS;
import static trading.web.command.Figure.TIME;

import trading.engine.model.DenyCode;
import trading.web.problem.ProblemType;

/// What a refusal is to whoever sent the command: which kind of problem, which field, what its figures
/// count, and the sentence, in which `{measured}` and `{limit}` stand for them.
record DenialRule(ProblemType type, String pointer, Figure measured, Figure limit, String words) {
    private DenialRule(ProblemType type, String pointer, Figure both, String words) {
        this(type, pointer, both, both, words);
    }

    /// What `wouldPass` counts: a price where the rule is about one.
    Figure wouldPass() {
        return measured == TICKS ? TICKS : LOTS;
    }

    /// One line for each code, none left to a default.
    static DenialRule of(DenyCode code) {
        return switch (code) {
            case ACCOUNT_UNKNOWN -> new DenialRule(ProblemType.RISK_CHECK, "", NOTHING, "The account is not known.");
            case INSTRUMENT_UNKNOWN ->
                new DenialRule(ProblemType.SYMBOL_UNKNOWN, "/symbol", NOTHING, "The instrument is not known.");
            case QUANTITY_BELOW_MINIMUM ->
                new DenialRule(
                        ProblemType.FILTER_LOT,
                        "/quantity",
                        LOTS,
                        "The quantity {measured} is below the least that can be traded, {limit}.");
            case QUANTITY_ABOVE_MAXIMUM ->
                new DenialRule(
                        ProblemType.FILTER_LOT,
                        "/quantity",
                        LOTS,
                        "The quantity {measured} is above the most that can be traded here, {limit}.");
            case PRICE_BELOW_MINIMUM ->
                new DenialRule(
                        ProblemType.FILTER_PRICE,
                        "/limitPrice",
                        TICKS,
                        "The price {measured} is below the least, {limit}.");
            case PRICE_ABOVE_MAXIMUM ->
                new DenialRule(
                        ProblemType.FILTER_PRICE,
                        "/limitPrice",
                        TICKS,
                        "The price {measured} is above the most, {limit}.");
            case NOTIONAL_BELOW_MINIMUM ->
                new DenialRule(
                        ProblemType.FILTER_NOTIONAL,
                        "/quantity",
                        MONEY,
                        "Price times quantity is {measured}, below the least of {limit}.");
            case PRICE_OUTSIDE_COLLAR ->
                new DenialRule(
                        ProblemType.PRICE_COLLAR,
                        "/limitPrice",
                        TICKS,
                        "The price {measured} is beyond {limit}, the edge of the collar around the market.");
            case REFERENCE_PRICE_MISSING ->
                new DenialRule(
                        ProblemType.NO_REFERENCE,
                        "/symbol",
                        AGE,
                        "There is no fresh price to check against: its age is {measured}, at most {limit} is allowed.");
            case ARITHMETIC_OVERFLOW ->
                new DenialRule(ProblemType.FILTER_NOTIONAL, "/quantity", NOTHING, "Price times quantity is too large.");
            case ORDER_VALUE_ABOVE_LIMIT ->
                limit(MONEY, "The order's value {measured} is above the account's limit for one order, {limit}.");
            case ORDER_QUANTITY_ABOVE_LIMIT ->
                limit(LOTS, "The quantity {measured} is above the account's limit for one order, {limit}.");
            case INSTRUMENT_EXPOSURE_ABOVE_LIMIT ->
                limit(
                        MONEY,
                        "With it {measured} would be at risk in the instrument, above the account's limit of {limit}.");
            case STRATEGY_EXPOSURE_ABOVE_LIMIT ->
                limit(MONEY, "With it {measured} would be at risk by the strategy, above its limit of {limit}.");
            case ACCOUNT_EXPOSURE_ABOVE_LIMIT ->
                limit(MONEY, "With it {measured} would be at risk in all, above the account's limit of {limit}.");
            case LEVERAGE_ABOVE_LIMIT ->
                limit(HUNDREDTHS, "With it the leverage would be {measured}, above the account's limit of {limit}.");
            case OPEN_ORDERS_ABOVE_LIMIT ->
                new DenialRule(
                        ProblemType.RISK_LIMIT,
                        "",
                        NUMBER,
                        "It would be open order number {measured}; the account's limit is {limit}.");
            case MARGIN_INSUFFICIENT ->
                new DenialRule(
                        ProblemType.BALANCE,
                        "/quantity",
                        MONEY,
                        "The initial margin would be {measured}; the equity is {limit}.");
            case BALANCE_INSUFFICIENT ->
                new DenialRule(
                        ProblemType.BALANCE,
                        "/quantity",
                        BALANCE,
                        "It needs {measured}; not more than {limit} is free.");
            case MESSAGE_RATE_ABOVE_LIMIT ->
                new DenialRule(
                        ProblemType.MESSAGE_RATE,
                        "",
                        NUMBER,
                        "It would be message number {measured} in a time that allows {limit}; cancels still pass.");
            case DUPLICATE_ORDER ->
                new DenialRule(
                        ProblemType.DUPLICATE_ORDER,
                        "",
                        AGE,
                        "The same order was sent {measured} ago; {limit} must have passed, or something must differ.");
            case TRADING_STATE_FORBIDS ->
                new DenialRule(
                        ProblemType.TRADING_STATE,
                        "",
                        NOTHING,
                        "The account is reducing or halted, so it may not take on more risk.");
            case ENTRIES_LOCKED ->
                new DenialRule(
                        ProblemType.ENTRIES_LOCKED,
                        "/side",
                        NUMBER,
                        TIME,
                        "Lock {measured} allows no entries here until {limit}.");
            case INSTRUMENT_NOT_PERMITTED ->
                new DenialRule(
                        ProblemType.NOT_PERMITTED,
                        "/symbol",
                        INSTRUMENT,
                        NUMBER,
                        "{measured} is not on the list of what the account, or its strategy, may trade; on it: {limit}.");
            case KILL_SWITCH_ENGAGED ->
                new DenialRule(
                        ProblemType.KILL_SWITCH,
                        "",
                        TIME,
                        NOTHING,
                        "A kill switch is engaged since {measured}; nothing passes until it is armed again.");
            case RISK_CHECK_FAILED ->
                new DenialRule(ProblemType.RISK_CHECK, "", NOTHING, "The risk check failed, so the order is refused.");
            case STOP_PRICE_WRONG_SIDE ->
                new DenialRule(
                        ProblemType.COMBINATION,
                        "/stopPrice",
                        TICKS,
                        "The stop price {measured} is on the wrong side of the market's price, {limit}.");
            case EXPIRY_IN_THE_PAST ->
                new DenialRule(
                        ProblemType.EXPIRE_TIME,
                        "/expireTime",
                        TIME,
                        "The order would end at {measured}; it is {limit}.");
            case POST_ONLY_WOULD_TAKE ->
                new DenialRule(
                        ProblemType.POST_ONLY,
                        "/limitPrice",
                        TICKS,
                        "At {measured} the post-only order would trade at once; the best price is {limit}.");
            case REDUCE_ONLY_WOULD_INCREASE ->
                new DenialRule(
                        ProblemType.REDUCE_ONLY,
                        "/quantity",
                        LOTS,
                        "The reduce-only order asks for {measured}; there is {limit} left to reduce.");
            case STOP_LOSS_WRONG_SIDE ->
                new DenialRule(
                        ProblemType.COMBINATION,
                        "/stopLossPrice",
                        TICKS,
                        "The stop loss {measured} is on the wrong side of {limit}.");
            case TAKE_PROFIT_WRONG_SIDE ->
                new DenialRule(
                        ProblemType.COMBINATION,
                        "/takeProfitPrice",
                        TICKS,
                        "The take profit {measured} is on the wrong side of {limit}.");
            case LIST_INVALID ->
                new DenialRule(
                        ProblemType.COMBINATION,
                        "/orders",
                        NUMBER,
                        NOTHING,
                        "The orders of the list do not go together; the first that does not fit is {measured}.");
            case TRADE_UNKNOWN -> new DenialRule(ProblemType.NOT_FOUND, "", NOTHING, "There is no such trade.");
            case TRADE_NOT_OPEN -> new DenialRule(ProblemType.TRADE_NOT_OPEN, "", NOTHING, "The trade is not open.");
            case ORDER_UNKNOWN -> new DenialRule(ProblemType.NOT_FOUND, "", NOTHING, "There is no such open order.");
            case ORDER_NOT_AMENDABLE ->
                new DenialRule(
                        ProblemType.ORDER_NOT_AMENDABLE, "", NOTHING, "The order cannot be changed in its state.");
            case TERMS_INVALID ->
                new DenialRule(
                        ProblemType.COMBINATION,
                        "",
                        NOTHING,
                        "What it asks for does not go together: type, time in force, quantity or terms.");
        };
    }

    private static DenialRule limit(Figure figure, String words) {
        return new DenialRule(ProblemType.RISK_LIMIT, "/quantity", figure, words);
    }
}
