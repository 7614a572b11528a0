package trading.web.stream;

/// Counts up to a number in a minute. Used by one thread at a time.
public final class RateCount {
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final int allowed;
    private long sinceNanos = System.nanoTime();
    private int count;

    public RateCount(int allowed) {
        this.allowed = allowed;
    }

    /// False when it is one too many.
    public boolean add() {
        long now = System.nanoTime();
        if (now - sinceNanos > MINUTE_NANOS) {
            sinceNanos = now;
            count = 0;
        }
        return ++count <= allowed;
    }
}
