package trading.infra.store;

import trading.engine.message.Report.EntriesUnlocked;
import trading.engine.model.TradingLock;

/// The table `entry_locks`.
final class EntryLockTable {
    static final RecordedTable<TradingLock> TABLE = RecordedTable.<TradingLock>of("entry_locks")
            .instrument(TradingLock::instrument)
            .integer("account", TradingLock::account)
            .bigint("id", TradingLock::lockId)
            .symbol()
            .constant("side", TradingLock::side)
            .text("reason", TradingLock::reason)
            .bigint("since_nanos", TradingLock::sinceNanos)
            .bigint("until_nanos", TradingLock::untilNanos)
            .replaced("account, id");

    /// Written after the locks: a lock may be released in the batch in which it was set.
    static final RecordedTable<Release> RELEASES = RecordedTable.<Release>of("entry_locks", "staged_releases")
            .integer("account", release -> release.unlocked().account())
            .bigint("id", release -> release.unlocked().lockId())
            .textOrNull("release_reason", release -> release.unlocked().reason())
            .bigint("released_nanos", Release::releasedNanos)
            .mergedBy("UPDATE entry_locks SET released_nanos = released.released_nanos,"
                    + " release_reason = released.release_reason FROM {rows} AS released"
                    + " WHERE entry_locks.account = released.account AND entry_locks.id = released.id");

    private EntryLockTable() {}

    /// The end of a lock.
    record Release(EntriesUnlocked unlocked, long releasedNanos) {}
}
