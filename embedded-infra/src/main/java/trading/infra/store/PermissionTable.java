package trading.infra.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import trading.engine.model.Permission;

/// The tables `permission_changes` and `permitted_instruments`, to which rows are only added.
final class PermissionTable {
    /// Each change with its list, which is empty when there is none.
    static final String WITH_SYMBOLS = "(SELECT changes.*, ARRAY(SELECT symbol FROM permitted_instruments AS listed"
            + " WHERE (listed.sequence, listed.ordinal) = (changes.sequence, changes.ordinal) ORDER BY symbol)"
            + " AS symbols FROM permission_changes AS changes) AS permissions";

    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("permission_changes")
            .growing(row -> row.place().sequence(), RecorderConnection.HIGHEST_SEQUENCE)
            .bigint("sequence", row -> row.place().sequence())
            .integer("ordinal", row -> row.place().ordinal())
            .integer("account", row -> row.permission().account())
            .textOrNull("strategy", row -> row.permission().strategy())
            .bool("everything", row -> row.permission().everything())
            .textOrNull("reason", row -> row.permission().reason())
            .textOrNull("changed_by", row -> row.permission().by())
            .bigint("changed_nanos", Row::timeNanos)
            .addedOnce("sequence, ordinal");

    static final RecordedTable<Listed> LISTS = RecordedTable.<Listed>of("permitted_instruments")
            .growing(row -> row.place().sequence(), RecorderConnection.HIGHEST_SEQUENCE)
            .instrument(Listed::instrument)
            .bigint("sequence", row -> row.place().sequence())
            .integer("ordinal", row -> row.place().ordinal())
            .symbol()
            .addedOnce("sequence, ordinal, symbol");

    private PermissionTable() {}

    /// A change and when it was.
    record Row(Place place, long timeNanos, Permission permission) {
        List<Listed> listed() {
            return permission.instruments().stream()
                    .map(instrument -> new Listed(place, instrument))
                    .toList();
        }
    }

    /// One instrument of its list.
    record Listed(Place place, int instrument) {}

    static RecordedPermission read(ResultSet row) throws SQLException {
        return new RecordedPermission(
                Place.read(row),
                row.getLong("changed_nanos"),
                row.getInt("account"),
                Nulls.text(row, "strategy"),
                row.getBoolean("everything"),
                symbols(row.getArray("symbols")),
                Nulls.text(row, "reason"),
                Nulls.text(row, "changed_by"));
    }

    private static List<String> symbols(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
