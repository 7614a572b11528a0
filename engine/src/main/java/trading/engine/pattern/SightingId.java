package trading.engine.pattern;

import java.util.HexFormat;
import java.util.List;
import trading.engine.model.TimeFrame;

/// Names a sighting by what it is made of, so that the same bars give the same name.
final class SightingId {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private SightingId() {}

    static String of(PatternKind kind, int instrument, TimeFrame frame, List<SightingPoint> points) {
        long hash = mix(mix(OFFSET, instrument), frame.nanos());
        for (SightingPoint point : points) {
            hash = mix(mix(hash, point.timeNanos()), point.price());
        }
        return kind.name() + "-" + HexFormat.of().toHexDigits(hash);
    }

    /// FNV-1a over the eight bytes of `value`.
    private static long mix(long hash, long value) {
        long mixed = hash;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            mixed = (mixed ^ (value >>> shift & 0xff)) * PRIME;
        }
        return mixed;
    }
}
