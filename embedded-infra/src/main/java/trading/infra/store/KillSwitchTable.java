package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.model.KillScope;

/// The table `kill_switches`, to which rows are only added.
final class KillSwitchTable {
    static final RecordedTable<RecordedSwitch> TABLE = RecordedTable.<RecordedSwitch>of("kill_switches")
            .growing(row -> row.place().sequence(), RecorderConnection.HIGHEST_SEQUENCE)
            .bigint("sequence", row -> row.place().sequence())
            .integer("ordinal", row -> row.place().ordinal())
            .text("action", row -> row.engaged() ? "ENGAGED" : "REARMED")
            .constant("scope", RecordedSwitch::scope)
            .textOrNull("target", RecordedSwitch::target)
            .textOrNull("reason", RecordedSwitch::reason)
            .textOrNull("changed_by", RecordedSwitch::by)
            .bigint("changed_nanos", RecordedSwitch::timeNanos)
            .addedOnce("sequence, ordinal");

    private KillSwitchTable() {}

    static RecordedSwitch read(ResultSet row) throws SQLException {
        return new RecordedSwitch(
                Place.read(row),
                row.getLong("changed_nanos"),
                row.getString("action").equals("ENGAGED"),
                KillScope.valueOf(row.getString("scope")),
                Nulls.text(row, "target"),
                Nulls.text(row, "reason"),
                Nulls.text(row, "changed_by"));
    }
}
