package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.message.Report.TradingStateChanged;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;

/// The table `trading_states`, to which rows are only added.
final class TradingStateTable {
    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("trading_states")
            .growing(Row::sequence, RecorderConnection.HIGHEST_SEQUENCE)
            .bigint("sequence", Row::sequence)
            .integer("ordinal", Row::ordinal)
            .integer("account", row -> row.changed().account())
            .constant("state", row -> row.changed().state())
            .constant("reason", row -> row.changed().reason())
            .textOrNull("explanation", row -> row.changed().text())
            .textOrNull("changed_by", row -> row.changed().by())
            .bigint("changed_nanos", Row::changedNanos)
            .addedOnce("sequence, ordinal");

    private TradingStateTable() {}

    /// A change, its command, and its place among the reports of that command.
    record Row(long sequence, int ordinal, TradingStateChanged changed, long changedNanos) {}

    static RecordedState read(ResultSet row) throws SQLException {
        TradingStateChanged changed = new TradingStateChanged(
                row.getInt("account"),
                TradingState.valueOf(row.getString("state")),
                StateReason.valueOf(row.getString("reason")),
                Nulls.text(row, "explanation"),
                Nulls.text(row, "changed_by"));
        return new RecordedState(Place.read(row), row.getLong("changed_nanos"), changed);
    }
}
