package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.message.Report.Denied;
import trading.engine.model.DenyCode;

/// The table `denials`. A row is never changed but when it is told again: one from before V2 lacks something.
final class DenialTable {
    static final RecordedTable<Row> TABLE = RecordedTable.<Row>of("denials")
            .growing(Row::sequence, RecorderConnection.HIGHEST_SEQUENCE)
            .instrument(row -> row.denied().instrument())
            .bigint("sequence", Row::sequence)
            .integer("ordinal", Row::ordinal)
            .integer("account", row -> row.denied().account())
            .integer("instrument", row -> row.denied().instrument())
            .symbol()
            .textOrNull("client_order_id", row -> row.denied().clientOrderId())
            .textOrNull("strategy", row -> row.denied().strategy())
            .constant("code", row -> row.denied().code())
            .bigint("measured", row -> row.denied().measured())
            .bigint("limit_value", row -> row.denied().limit())
            .bigintOrNull("would_pass", row -> row.denied().wouldPass())
            .bigintOrNull("order_id", row -> row.denied().orderId())
            .bigint("denied_nanos", Row::deniedNanos)
            .replaced("sequence, ordinal");

    private DenialTable() {}

    /// A denial, its command, and its place among the reports of that command.
    record Row(long sequence, int ordinal, Denied denied, long deniedNanos) {}

    static RecordedDenial read(ResultSet row) throws SQLException {
        Denied denied = new Denied(
                row.getInt("account"),
                row.getInt("instrument"),
                Nulls.text(row, "client_order_id"),
                Nulls.text(row, "strategy"),
                DenyCode.valueOf(row.getString("code")),
                row.getLong("measured"),
                row.getLong("limit_value"),
                row.getLong("would_pass"),
                row.getLong("order_id"),
                false);
        return new RecordedDenial(Place.read(row), row.getLong("denied_nanos"), denied);
    }
}
