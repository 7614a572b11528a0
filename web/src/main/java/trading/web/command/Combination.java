package trading.web.command;

import org.jspecify.annotations.Nullable;
import trading.engine.model.OrderType;
import trading.engine.model.TimeInForce;
import trading.web.problem.ProblemType;

/// Which fields of an order go together: by its type, by its time in force, and by what it does to trades.
final class Combination {
    private final OrderDraft order;
    private final FieldChecks checks;

    Combination(OrderDraft order, FieldChecks checks) {
        this.order = order;
        this.checks = checks;
    }

    void check() {
        checkPrices();
        checkTrailing();
        checkTimeInForce();
        checkResting();
        checkTrades();
    }

    private void checkPrices() {
        pair("/limitPrice", "LIMIT_PRICE", order.limitPrice(), order.type().isLimited());
        boolean stops = order.type().isConditional() && order.type() != OrderType.TRAILING_STOP;
        pair("/stopPrice", "STOP_PRICE", order.stopPrice(), stops);
        if (order.triggerPrice() != null && !order.type().isConditional()) {
            notAllowed("/triggerPrice", "TRIGGER_PRICE", "has no triggerPrice.");
        }
    }

    /// A field that a type either needs or does not have.
    private void pair(String pointer, String code, @Nullable Object value, boolean needed) {
        String name = pointer.substring(1);
        if (needed && value == null) {
            wrong(pointer, code + "_REQUIRED", a() + " order needs " + name + ".");
        } else if (!needed && value != null) {
            notAllowed(pointer, code, "has no " + name + ".");
        }
    }

    private void checkTrailing() {
        boolean both = order.trailingOffset() != null && order.trailingPercent() != null;
        boolean none = order.trailingOffset() == null && order.trailingPercent() == null;
        if (order.type() == OrderType.TRAILING_STOP) {
            if (both || none) {
                wrong(
                        both ? "/trailingPercent" : "/trailingOffset",
                        both ? "TRAILING_DISTANCE_NOT_ALLOWED" : "TRAILING_DISTANCE_REQUIRED",
                        "A TRAILING_STOP order needs one of trailingOffset and trailingPercent.");
            }
            return;
        }
        if (order.trailingOffset() != null) {
            notAllowed("/trailingOffset", "TRAILING_DISTANCE", "does not trail.");
        }
        if (order.trailingPercent() != null) {
            notAllowed("/trailingPercent", "TRAILING_DISTANCE", "does not trail.");
        }
    }

    private void checkTimeInForce() {
        TimeInForce asked = order.timeInForce();
        if (order.type() == OrderType.MARKET && asked != null && asked.rests()) {
            notAllowed("/timeInForce", "TIME_IN_FORCE", "cannot rest: timeInForce must be IOC or FOK.");
        }
        if (order.type().isConditional() && asked != null && !asked.rests()) {
            notAllowed("/timeInForce", "TIME_IN_FORCE", "waits: timeInForce must be GTC, DAY or GTD.");
        }
        if (asked == TimeInForce.GTD && order.expireTime() == null) {
            wrong("/expireTime", "EXPIRE_TIME_REQUIRED", "A GTD order needs expireTime.");
        }
        if (asked != TimeInForce.GTD && order.expireTime() != null) {
            wrong("/expireTime", "EXPIRE_TIME_NOT_ALLOWED", "Only a GTD order has expireTime.");
        }
    }

    private void checkResting() {
        boolean rests = order.type() == OrderType.LIMIT
                && (order.timeInForce() == null || order.timeInForce().rests());
        if (order.postOnly() && !rests) {
            wrong("/postOnly", "POST_ONLY_NOT_ALLOWED", "Only a LIMIT order that may rest can be postOnly.");
        }
        if (order.displayQuantity() == null) {
            return;
        }
        if (!rests) {
            wrong(
                    "/displayQuantity",
                    "DISPLAY_QUANTITY_NOT_ALLOWED",
                    "Only a LIMIT order that may rest has displayQuantity.");
        } else if (order.displayQuantity().compareTo(order.quantity()) > 0) {
            wrong("/displayQuantity", "DISPLAY_QUANTITY_ABOVE_QUANTITY", "displayQuantity is above quantity.");
        }
    }

    private void checkTrades() {
        boolean protects = order.stopLossPrice() != null || order.takeProfitPrice() != null;
        String first = order.stopLossPrice() != null ? "/stopLossPrice" : "/takeProfitPrice";
        if (protects && order.reduceOnly()) {
            wrong(first, "PROTECTION_NOT_ALLOWED", "A reduceOnly order opens no trade that could be protected.");
        }
        if (protects && order.tradeId() != null) {
            wrong(first, "PROTECTION_NOT_ALLOWED", "An order that exits a trade opens none that could be protected.");
        }
        if (order.tradeId() != null && order.tradeId() == 0) {
            wrong("/tradeId", "TRADE_UNKNOWN", "tradeId must be above 0.");
        }
    }

    private void notAllowed(String pointer, String code, String rule) {
        wrong(pointer, code + "_NOT_ALLOWED", a() + " order " + rule);
    }

    private String a() {
        return "A " + order.type();
    }

    private void wrong(String pointer, String code, String detail) {
        checks.wrong(ProblemType.COMBINATION, pointer, code, detail);
    }
}
