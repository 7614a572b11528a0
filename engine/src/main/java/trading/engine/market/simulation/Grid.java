package trading.engine.market.simulation;

import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// From the model's doubles to ticks and lots and back.
record Grid(Instrument instrument) {
    long ticks(double price) {
        return Math.max(1, Math.round(exactTicks(price)));
    }

    long ticksBelow(double price) {
        return (long) Math.floor(exactTicks(price));
    }

    long ticksAbove(double price) {
        return Math.max(1, (long) Math.ceil(exactTicks(price)));
    }

    double price(double ticks) {
        return ticks * (double) instrument.tickSize() / FixedPoint.ONE;
    }

    /// At least one.
    long lots(double notional, double price) {
        return Math.max(1, Math.round(notional / price * FixedPoint.ONE / (double) instrument.lotSize()));
    }

    double notional(long ticks, long lots) {
        return price((double) ticks) * lots * instrument.lotSize() / FixedPoint.ONE;
    }

    private double exactTicks(double price) {
        return price * FixedPoint.ONE / (double) instrument.tickSize();
    }
}
