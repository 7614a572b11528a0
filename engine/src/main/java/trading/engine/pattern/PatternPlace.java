package trading.engine.pattern;

import trading.engine.model.TimeFrame;

/// Where patterns are looked for.
record PatternPlace(int instrument, TimeFrame frame) {}
