package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.model.Equity;
import trading.engine.model.FixedPoint;

/// The table `equity`, to which rows are only added.
final class EquityTable {
    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("equity")
            .growing(Row::sequence, RecorderConnection.HIGHEST_SEQUENCE)
            .integer("account", row -> row.equity().account())
            .bigint("sequence", Row::sequence)
            .integer("ordinal", Row::ordinal)
            .text("asset", row -> row.equity().asset())
            .decimal("equity", row -> row.equity().equity())
            .decimal("peak", row -> row.equity().peak())
            .decimal("day_start", row -> row.equity().dayStart())
            .bigint("measured_nanos", row -> row.equity().timeNanos())
            .addedOnce("account, measured_nanos, sequence, ordinal");

    private EquityTable() {}

    /// An equity, its command, and its place among the reports of that command.
    record Row(long sequence, int ordinal, Equity equity) {}

    static Equity read(ResultSet row) throws SQLException {
        return new Equity(
                row.getInt("account"),
                row.getString("asset"),
                FixedPoint.ofDecimal(row.getBigDecimal("equity")),
                FixedPoint.ofDecimal(row.getBigDecimal("peak")),
                FixedPoint.ofDecimal(row.getBigDecimal("day_start")),
                row.getLong("measured_nanos"));
    }
}
