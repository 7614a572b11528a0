package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Side;

/// The table `fills`, to which rows are only added.
final class FillTable {
    static final RecordedTable<Fill> TABLE = RecordedTable.<Fill>of("fills")
            .growing(Fill::fillId, RecordedTable.highestId("fills"))
            .instrument(Fill::instrument)
            .bigint("id", Fill::fillId)
            .bigint("order_id", Fill::orderId)
            .integer("account", Fill::account)
            .symbol()
            .constant("side", Fill::side)
            .price("price", Fill::lastPrice)
            .quantity("quantity", Fill::lastQuantity)
            .decimal("fee", Fill::fee)
            .constant("liquidity", Fill::liquidity)
            .bigintOrNull("trade_id", Fill::tradeId)
            .time("filled_at", Fill::timeNanos)
            .bigint("filled_nanos", Fill::timeNanos)
            .addedOnce("account, id");

    private FillTable() {}

    static Fill read(ResultSet row, Instrument instrument) throws SQLException {
        return new Fill(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getInt("account"),
                instrument.id(),
                Side.valueOf(row.getString("side")),
                instrument.ticks(row.getBigDecimal("price")),
                instrument.lots(row.getBigDecimal("quantity")),
                FixedPoint.ofDecimal(row.getBigDecimal("fee")),
                Liquidity.valueOf(row.getString("liquidity")),
                row.getLong("trade_id"),
                row.getLong("filled_nanos"));
    }
}
