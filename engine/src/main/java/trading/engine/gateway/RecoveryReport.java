package trading.engine.gateway;

/// What a start found on disk: state taken from the snapshot of `snapshotSequence` (0: none), `replayed`
/// commands decided again up to `lastSequence`. `cutBytes`: how long a torn tail was cut from the journal;
/// what it held had never been answered.
public record RecoveryReport(
        long snapshotSequence, long lastSequence, long replayed, long millis, long cutBytes, boolean cleanStop) {}
