package trading.engine.market;

/// What holds a replay back until those who act on its bars have acted.
@FunctionalInterface
public interface Pace {
    /// Nobody acts on bars: the replay runs on.
    Pace FREE = sequence -> {};

    /// Returns when the report of `sequence` is seen and whatever was submitted because of it is decided.
    void await(long sequence) throws InterruptedException;
}
