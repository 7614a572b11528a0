package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import trading.engine.model.Fill;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.Liquidity;
import trading.engine.model.Side;

/// The table `fills`, to which rows are only added.
final class FillTable {
    private static final String INSERT = """
            INSERT INTO fills (id, order_id, account, symbol, side, price, quantity, fee, liquidity, trade_id, filled_nanos)
            SELECT row.id, order_id, account, symbol, side, trim_scale(price * tick_size),
                trim_scale(quantity * lot_size), trim_scale(fee * 0.00000001), liquidity, nullif(trade_id, 0), filled_nanos
            FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
                AS row (id, order_id, account, instrument, side, price, quantity, fee, liquidity, trade_id, filled_nanos)
            LEFT JOIN instruments ON instruments.id = row.instrument
            ON CONFLICT (id) DO NOTHING
            """;

    private FillTable() {}

    static void store(Statements statements, Collection<Fill> rows) {
        statements.addRows(
                INSERT,
                rows,
                columns -> columns.longs(Fill::fillId)
                        .longs(Fill::orderId)
                        .longs(Fill::account)
                        .longs(Fill::instrument)
                        .texts(fill -> fill.side().name())
                        .longs(Fill::lastPrice)
                        .longs(Fill::lastQuantity)
                        .longs(Fill::fee)
                        .texts(fill -> fill.liquidity().name())
                        .longs(Fill::tradeId)
                        .longs(Fill::timeNanos));
    }

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
