package trading.web.exchange.wire;

import trading.engine.model.CancelReason;
import trading.engine.model.Order;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderType;
import trading.engine.model.TimeInForce;
import trading.web.text.Figures;

/// The exchange's words for what an order is and where it stands.
public final class OrderText {
    /// Parts per million in a basis point.
    public static final int PPM_PER_BASIS_POINT = 100;

    private OrderText() {}

    public static String type(Order order) {
        return switch (order.type()) {
            case LIMIT -> order.terms().postOnly() ? "LIMIT_MAKER" : "LIMIT";
            case MARKET -> "MARKET";
            case STOP, TRAILING_STOP -> "STOP_LOSS";
            case STOP_LIMIT -> "STOP_LOSS_LIMIT";
            case TAKE_PROFIT -> "TAKE_PROFIT";
            case TAKE_PROFIT_LIMIT -> "TAKE_PROFIT_LIMIT";
        };
    }

    /// The exchange calls orders without a limit price `GTC`.
    public static String timeInForce(Order order) {
        return order.type().isLimited() ? order.timeInForce().name() : "GTC";
    }

    /// What ended by its own kind, not by a request, has expired.
    public static String status(Order order) {
        boolean immediate = order.type() == OrderType.MARKET
                || order.timeInForce() == TimeInForce.IOC
                || order.timeInForce() == TimeInForce.FOK;
        return switch (order.status()) {
            case PENDING_NEW, WAITING, NEW -> "NEW";
            case SUSPENDED -> "PENDING_NEW";
            case PARTIALLY_FILLED -> "PARTIALLY_FILLED";
            case FILLED -> "FILLED";
            case CANCELED -> immediate ? "EXPIRED" : "CANCELED";
            case EXPIRED -> "EXPIRED";
            case REJECTED -> "REJECTED";
        };
    }

    /// The status of an order that has just ended.
    public static String status(CancelReason reason) {
        return switch (reason) {
            case REQUESTED, KILL_SWITCH, TRADING_STATE, TRADE_CLOSED, DEAD_MAN_SWITCH, NOT_PERMITTED -> "CANCELED";
            case SELF_MATCH -> "EXPIRED_IN_MATCH";
            case NO_LIQUIDITY, FILL_OR_KILL, EXPIRED, POST_ONLY, CONTINGENT, PARENT_ENDED, NOTHING_TO_REDUCE, RISK ->
                "EXPIRED";
        };
    }

    /// It is in the book or was: it does not wait for a price, another order or its arrival.
    public static boolean isWorking(Order order) {
        return order.status() != OrderStatus.WAITING
                && order.status() != OrderStatus.SUSPENDED
                && order.status() != OrderStatus.PENDING_NEW;
    }

    /// Milliseconds; -1 before it works.
    public static long workingTime(Order order) {
        if (!isWorking(order)) {
            return -1;
        }
        return Figures.millis(order.type().isConditional() ? order.updatedNanos() : order.createdNanos());
    }

    /// Basis points; 0 when it is no trailing stop, or one whose distance is a price.
    public static int trailingDelta(Order order) {
        return order.terms().trailingPpm() / PPM_PER_BASIS_POINT;
    }

    public static long listId(Order order) {
        return order.listId() == 0 ? -1 : order.listId();
    }
}
