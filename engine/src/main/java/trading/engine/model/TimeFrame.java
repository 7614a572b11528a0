package trading.engine.model;

import java.util.Optional;

/// The length of a bar. Bars of a frame start at multiples of its length since 1970-01-01T00:00:00Z.
public enum TimeFrame {
    S1("1s", 1),
    M1("1m", 60),
    M3("3m", 180),
    M5("5m", 300),
    M15("15m", 900),
    H1("1h", 3_600),
    H4("4h", 14_400),
    D1("1d", 86_400);

    private final String text;
    private final long nanos;

    TimeFrame(String text, long seconds) {
        this.text = text;
        this.nanos = seconds * 1_000_000_000L;
    }

    /// As people write it: `1m`, `4h`.
    public String text() {
        return text;
    }

    public long nanos() {
        return nanos;
    }

    /// The start of the bar that holds `timeNanos`.
    public long openTimeNanos(long timeNanos) {
        return Math.floorDiv(timeNanos, nanos) * nanos;
    }

    public static Optional<TimeFrame> parse(String text) {
        for (TimeFrame frame : values()) {
            if (frame.text.equals(text)) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }
}
