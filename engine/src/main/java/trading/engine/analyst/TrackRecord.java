package trading.engine.analyst;

/// How often patterns of one kind and side came true lately on the same bars: `hitRate` of `outcomes`, from 0 to 1,
/// with the ends of its 95 % interval. With no outcome nothing is known, and all are 0.
public record TrackRecord(double hitRate, double low, double high, long outcomes) {
    public static final TrackRecord UNKNOWN = new TrackRecord(0, 0, 0, 0);

    public TrackRecord {
        if (!(0 <= low && low <= hitRate && hitRate <= high && high <= 1) || outcomes < 0) {
            throw new IllegalArgumentException(
                    "track record: hitRate=" + hitRate + " low=" + low + " high=" + high + " outcomes=" + outcomes);
        }
    }
}
