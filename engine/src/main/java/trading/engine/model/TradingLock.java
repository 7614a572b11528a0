package trading.engine.model;

import org.jspecify.annotations.Nullable;

/// No entries until `untilNanos`. `instrument` -1: all; `side` null: both.
public record TradingLock(
        long lockId,
        int account,
        int instrument,
        @Nullable Side side,
        long sinceNanos,
        long untilNanos,
        String reason) {}
