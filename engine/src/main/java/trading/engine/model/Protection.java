package trading.engine.model;

/// A rule that locks entries after losses. `lookbackNanos`: how far back it looks; `lockNanos`: for how long
/// it locks. `trades` and `thresholdPpm` as the kind says; a loss limit of a low-profit rule is negative.
public record Protection(
        ProtectionKind kind, LockScope scope, long lookbackNanos, long lockNanos, int trades, int thresholdPpm) {
    public Protection {
        if (lookbackNanos < 0 || lockNanos <= 0 || trades < 0) {
            throw new IllegalArgumentException("protection: kind=" + kind + " lookbackNanos=" + lookbackNanos
                    + " lockNanos=" + lockNanos + " trades=" + trades);
        }
    }
}
