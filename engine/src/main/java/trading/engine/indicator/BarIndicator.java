package trading.engine.indicator;

import trading.engine.model.Bar;

/// An indicator that is fed whole bars: prices in ticks, volume in lots.
public interface BarIndicator extends Indicator {
    /// One bar more. Allocates nothing.
    void update(Bar bar);
}
