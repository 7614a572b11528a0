package trading.engine.reference;

import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.DenyCode;
import trading.engine.model.Instrument;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.TimeInForce;
import trading.engine.reference.PlainChecks.Refusal;

/// Section 3: which terms go together.
final class PlainTerms {
    private PlainTerms() {}

    static @Nullable Refusal check(SubmitOrder order, Instrument instrument, long nowNanos) {
        OrderTerms terms = order.terms();
        boolean together = stop(order)
                && distance(order)
                && timeInForce(order)
                && display(order, instrument)
                && (!terms.postOnly() || mayRest(order))
                && (!terms.reduceOnly() || opensNothing(order));
        if (!together) {
            return new Refusal(DenyCode.TERMS_INVALID, 0, 0);
        }
        if (order.timeInForce() == TimeInForce.GTD) {
            return terms.expireNanos() > nowNanos
                    ? null
                    : new Refusal(DenyCode.EXPIRY_IN_THE_PAST, terms.expireNanos(), nowNanos);
        }
        return terms.expireNanos() == 0 ? null : new Refusal(DenyCode.TERMS_INVALID, terms.expireNanos(), 0);
    }

    private static boolean mayRest(SubmitOrder order) {
        return order.type() == OrderType.LIMIT && order.timeInForce().rests();
    }

    private static boolean stop(SubmitOrder order) {
        long stop = order.terms().stopPrice();
        return switch (order.type()) {
            case MARKET, LIMIT, TRAILING_STOP -> stop == 0;
            case STOP, STOP_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> stop > 0 && stop <= PlainChecks.MOST_TICKS;
        };
    }

    private static boolean distance(SubmitOrder order) {
        long ticks = order.terms().trailingTicks();
        long ppm = order.terms().trailingPpm();
        if (order.type() != OrderType.TRAILING_STOP) {
            return ticks == 0 && ppm == 0;
        }
        boolean inTicks = ticks > 0 && ticks <= PlainChecks.MOST_TICKS && ppm == 0;
        boolean inPpm = ppm > 0 && ppm < 1_000_000 && ticks == 0;
        return inTicks || inPpm;
    }

    private static boolean timeInForce(SubmitOrder order) {
        return switch (order.type()) {
            case LIMIT -> true;
            case MARKET -> !order.timeInForce().rests() || order.timeInForce() == TimeInForce.GTC;
            default -> order.timeInForce().rests();
        };
    }

    private static boolean display(SubmitOrder order, Instrument instrument) {
        long shown = order.terms().displayQuantity();
        return shown == 0 || (mayRest(order) && shown >= instrument.minimumLots() && shown <= order.quantity());
    }

    private static boolean opensNothing(SubmitOrder order) {
        return !order.opensTrade() && order.stopLossPrice() == 0 && order.takeProfitPrice() == 0;
    }
}
