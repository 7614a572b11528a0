package trading.web.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;

/// No entries for a while: until a time, or for so many minutes. Left out, `symbol` and `side` mean all.
record LockRequest(
        @Nullable String symbol,
        @Nullable Side side,
        @Nullable Instant until,
        @Nullable Integer minutes,
        String reason) {}
