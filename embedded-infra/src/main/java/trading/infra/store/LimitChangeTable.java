package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.message.Report.RiskLimitsChanged;

/// The table `limit_changes`, to which rows are only added.
final class LimitChangeTable {
    static final RecordedTable<RecordedLimits> TABLE = LimitColumns.addTo(
                    RecordedTable.<RecordedLimits>of("limit_changes")
                            .growing(row -> row.place().sequence(), RecorderConnection.HIGHEST_SEQUENCE)
                            .bigint("sequence", row -> row.place().sequence())
                            .integer("ordinal", row -> row.place().ordinal())
                            .integer("account", row -> row.changed().account())
                            .textOrNull("reason", row -> row.changed().reason())
                            .textOrNull("changed_by", row -> row.changed().by())
                            .bigint("changed_nanos", RecordedLimits::timeNanos),
                    row -> row.changed().limits())
            .addedOnce("sequence, ordinal");

    private LimitChangeTable() {}

    static RecordedLimits read(ResultSet row) throws SQLException {
        RiskLimitsChanged changed = new RiskLimitsChanged(
                row.getInt("account"),
                LimitColumns.read(row),
                Nulls.text(row, "reason"),
                Nulls.text(row, "changed_by"));
        return new RecordedLimits(Place.read(row), row.getLong("changed_nanos"), changed);
    }
}
