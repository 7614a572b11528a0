package trading.infra.process;

/// How much of one log is kept: a file that has reached `maxBytes`, or is of another day, is put aside and compressed;
/// of those that were put aside, what is older than `maxAgeDays` or more than `maxFiles` goes. All from 1.
public record LogLimits(long maxBytes, int maxAgeDays, int maxFiles) {
    public static final LogLimits USUAL = new LogLimits(20L << 20, 14, 10);
}
