package trading.engine.indicator;

/// Something that is known about a market after enough bars. How it is fed is said by each one's `update`.
public interface Indicator {
    /// True once enough bars were seen for a value.
    boolean ready();

    /// The value after the latest update, `NaN` until [#ready()].
    double value();
}
