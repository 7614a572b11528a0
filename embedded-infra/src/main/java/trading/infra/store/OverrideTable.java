package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.message.Report;
import trading.engine.model.LimitOverride;
import trading.infra.store.RecordedOverride.Event;

/// The table `override_events`, to which rows are only added.
final class OverrideTable {
    static final RecordedTable<RecordedOverride> TABLE = RecordedTable.<RecordedOverride>of("override_events")
            .growing(row -> row.place().sequence(), RecorderConnection.HIGHEST_SEQUENCE)
            .bigint("sequence", row -> row.place().sequence())
            .integer("ordinal", row -> row.place().ordinal())
            .integer("account", RecordedOverride::account)
            .textOrNull("strategy", RecordedOverride::strategy)
            .constant("event", RecordedOverride::event)
            .boolOrNull("one_order", RecordedOverride::oneOrder, row -> row.event() == Event.GRANTED)
            .bigintOrNull("until_nanos", RecordedOverride::untilNanos)
            .textOrNull("reason", RecordedOverride::reason)
            .textOrNull("changed_by", RecordedOverride::by)
            .bigint("occurred_nanos", RecordedOverride::timeNanos)
            .addedOnce("sequence, ordinal");

    private OverrideTable() {}

    static RecordedOverride row(Place place, long timeNanos, LimitOverride granted) {
        return new RecordedOverride(
                place,
                timeNanos,
                granted.account(),
                granted.strategy(),
                Event.GRANTED,
                granted.oneOrder(),
                granted.untilNanos(),
                granted.reason(),
                granted.by());
    }

    static RecordedOverride row(Place place, long timeNanos, Report.OverrideEnded ended) {
        Event event = ended.used() ? Event.USED : ended.by().isEmpty() ? Event.EXPIRED : Event.REVOKED;
        return new RecordedOverride(
                place, timeNanos, ended.account(), ended.strategy(), event, false, 0, ended.reason(), ended.by());
    }

    static RecordedOverride read(ResultSet row) throws SQLException {
        return new RecordedOverride(
                Place.read(row),
                row.getLong("occurred_nanos"),
                row.getInt("account"),
                Nulls.text(row, "strategy"),
                Event.valueOf(row.getString("event")),
                row.getBoolean("one_order"),
                row.getLong("until_nanos"),
                Nulls.text(row, "reason"),
                Nulls.text(row, "changed_by"));
    }
}
