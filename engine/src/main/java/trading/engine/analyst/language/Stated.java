package trading.engine.analyst.language;

import java.util.List;
import trading.engine.analyst.OpinionAction;

/// What a model said, understood. `invalidationPrice` is ticks, 0 for none.
record Stated(OpinionAction action, double confidence, List<String> reasons, int horizonBars, long invalidationPrice) {}
