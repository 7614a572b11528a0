package trading.engine.strategy;

import trading.engine.model.TimeFrame;

/// Bars that a strategy wants to be given.
///
/// `symbol`: of the instrument; empty for the one of the seat, whichever that is. `warmUpBars`: how much past
/// it needs until its answers no longer depend on where the past begins.
public record Subscription(String symbol, TimeFrame frame, int warmUpBars) {
    public Subscription {
        if (warmUpBars < 0) {
            throw new IllegalArgumentException("subscription: symbol=" + symbol + " frame=" + frame.text()
                    + " warmUpBars=" + warmUpBars + ": must not be negative");
        }
    }

    /// Of the seat's own instrument.
    public static Subscription of(TimeFrame frame) {
        return new Subscription("", frame, 0);
    }

    public static Subscription of(String symbol, TimeFrame frame) {
        return new Subscription(symbol, frame, 0);
    }

    public Subscription warmUp(int bars) {
        return new Subscription(symbol, frame, bars);
    }

    /// The same for a seat on this instrument.
    public Subscription on(String ownSymbol) {
        return symbol.isEmpty() ? new Subscription(ownSymbol, frame, warmUpBars) : this;
    }
}
