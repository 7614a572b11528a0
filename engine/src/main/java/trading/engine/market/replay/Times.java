package trading.engine.market.replay;

import java.time.Instant;

/// Times for people.
final class Times {
    private Times() {}

    static String text(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .toString();
    }
}
