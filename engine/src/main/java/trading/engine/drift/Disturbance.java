package trading.engine.drift;

/// Something that a backtest does not know of. `instrument`: -1 for all.
record Disturbance(long timeNanos, int instrument, String text) {}
