package trading.engine.strategy.host;

import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Where the past comes from.
@FunctionalInterface
public interface BarHistory {
    /// No past: strategies warm up on what they see.
    BarHistory NONE = (instrument, frame, bars) -> List.of();

    /// The newest `bars` closed bars or as many as there are, oldest first.
    List<Bar> recent(int instrument, TimeFrame frame, int bars);
}
