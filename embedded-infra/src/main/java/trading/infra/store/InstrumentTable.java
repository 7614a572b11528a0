package trading.infra.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// The table `instruments`.
final class InstrumentTable {
    private static final String UPSERT = """
            INSERT INTO instruments (id, symbol, base, quote, tick_size, lot_size,
                minimum_quantity, maximum_quantity, minimum_notional)
            SELECT id, symbol, base, quote, trim_scale(tick_size * 0.00000001), trim_scale(lot_size * 0.00000001),
                trim_scale(minimum_lots * (lot_size * 0.00000001)), trim_scale(maximum_lots * (lot_size * 0.00000001)),
                trim_scale(minimum_notional * 0.00000001)
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[])
                AS row (id, symbol, base, quote, tick_size, lot_size, minimum_lots, maximum_lots, minimum_notional)
            ON CONFLICT (id) DO UPDATE SET
                symbol = excluded.symbol, base = excluded.base, quote = excluded.quote,
                tick_size = excluded.tick_size, lot_size = excluded.lot_size,
                minimum_quantity = excluded.minimum_quantity, maximum_quantity = excluded.maximum_quantity,
                minimum_notional = excluded.minimum_notional
            """;

    private InstrumentTable() {}

    static void store(Statements statements, Collection<Instrument> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(Instrument::id)
                        .texts(Instrument::symbol)
                        .texts(Instrument::base)
                        .texts(Instrument::quote)
                        .longs(Instrument::tickSize)
                        .longs(Instrument::lotSize)
                        .longs(Instrument::minimumLots)
                        .longs(Instrument::maximumLots)
                        .longs(Instrument::minimumNotional));
    }

    static Instrument read(ResultSet row) throws SQLException {
        BigDecimal lotSize = row.getBigDecimal("lot_size");
        return new Instrument(
                row.getInt("id"),
                row.getString("symbol"),
                row.getString("base"),
                row.getString("quote"),
                FixedPoint.ofDecimal(row.getBigDecimal("tick_size")),
                FixedPoint.ofDecimal(lotSize),
                row.getBigDecimal("minimum_quantity")
                        .divideToIntegralValue(lotSize)
                        .longValueExact(),
                row.getBigDecimal("maximum_quantity")
                        .divideToIntegralValue(lotSize)
                        .longValueExact(),
                FixedPoint.ofDecimal(row.getBigDecimal("minimum_notional")));
    }
}
