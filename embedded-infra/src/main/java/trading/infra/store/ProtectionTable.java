package trading.infra.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report.ProtectionsChanged;
import trading.engine.model.Protection;

/// The table `protections`: what is in force, an account's list replaced as a whole.
final class ProtectionTable {
    static final RecordedTable<Row> TABLE = replacing(RecordedTable.<Row>of("protections")
            .integer("account", Row::account)
            .integer("place", Row::place)
            .constant(
                    "kind",
                    row -> row.protection() == null ? null : row.protection().kind())
            .constant(
                    "scope",
                    row -> row.protection() == null ? null : row.protection().scope())
            .bigint(
                    "lookback_nanos",
                    row -> row.protection() == null ? 0 : row.protection().lookbackNanos())
            .bigint(
                    "lock_nanos",
                    row -> row.protection() == null ? 0 : row.protection().lockNanos())
            .integer(
                    "trades",
                    row -> row.protection() == null ? 0 : row.protection().trades())
            .integer(
                    "threshold_ppm",
                    row -> row.protection() == null ? 0 : row.protection().thresholdPpm())
            .bigint("since_nanos", Row::sinceNanos));

    private ProtectionTable() {}

    /// One protection of an account; without one it only says that the account has a new list.
    record Row(int account, int place, @Nullable Protection protection, long sinceNanos) {}

    static List<Row> rows(ProtectionsChanged changed, long sinceNanos) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(changed.account(), -1, null, sinceNanos));
        for (int place = 0; place < changed.protections().size(); place++) {
            rows.add(new Row(changed.account(), place, changed.protections().get(place), sinceNanos));
        }
        return rows;
    }

    private static RecordedTable<Row> replacing(RecordedTable.Draft<Row> draft) {
        return draft.mergedBy("DELETE FROM protections WHERE account IN (SELECT account FROM {rows} AS row);"
                + draft.insert() + " WHERE kind IS NOT NULL");
    }
}
