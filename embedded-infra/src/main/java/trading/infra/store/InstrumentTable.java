package trading.infra.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// The table `instruments`.
final class InstrumentTable {
    static final RecordedTable<Instrument> TABLE = RecordedTable.<Instrument>of("instruments")
            .integer("id", Instrument::id)
            .text("symbol", Instrument::symbol)
            .text("base", Instrument::base)
            .text("quote", Instrument::quote)
            .decimal("tick_size", Instrument::tickSize)
            .decimal("lot_size", Instrument::lotSize)
            .decimal("minimum_quantity", Instrument::minimumLots, Instrument::lotSize)
            .decimal("maximum_quantity", Instrument::maximumLots, Instrument::lotSize)
            .decimal("minimum_notional", Instrument::minimumNotional)
            .replaced("id");

    private InstrumentTable() {}

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
