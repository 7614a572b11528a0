package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// The table `bars`.
final class BarTable {
    static final RecordedTable<Bar> TABLE = RecordedTable.<Bar>of("bars")
            .instrument(Bar::instrument)
            .symbol()
            .text("frame", bar -> bar.frame().text())
            .time("open_time", Bar::openTimeNanos)
            .price("open", Bar::open)
            .price("high", Bar::high)
            .price("low", Bar::low)
            .price("close", Bar::close)
            .quantity("volume", Bar::volume)
            .bigint("trade_count", Bar::tradeCount)
            .replaced("symbol, frame, open_time");

    private BarTable() {}

    /// What [#read] reads, in its order. A start reads some thousand bars, so that the server turns decimals and times
    /// into whole numbers. `digits`: how many a price has behind the point.
    static final String COLUMNS = "symbol, (extract(epoch FROM open_time) * 1000000)::bigint, "
            + String.join(", ", units("open"), units("high"), units("low"), units("close"))
            + ", volume, trade_count, greatest("
            + String.join(", ", digits("open"), digits("high"), digits("low"), digits("close")) + ") AS digits";

    private static String units(String price) {
        return "(" + price + " * " + FixedPoint.ONE + ")::bigint";
    }

    private static String digits(String price) {
        return "scale(trim_scale(" + price + "))";
    }

    static Bar read(ResultSet row, Instrument instrument, TimeFrame frame) throws SQLException {
        if (row.getInt(9) > FixedPoint.SCALE) {
            throw new ArithmeticException("bars: symbol=" + instrument.symbol() + ": a price has more than "
                    + FixedPoint.SCALE + " digits behind the point");
        }
        return new Bar(
                instrument.id(),
                frame,
                Math.multiplyExact(row.getLong(2), 1_000L),
                ticks(instrument, row.getLong(3)),
                ticks(instrument, row.getLong(4)),
                ticks(instrument, row.getLong(5)),
                ticks(instrument, row.getLong(6)),
                instrument.lots(row.getBigDecimal(7)),
                row.getLong(8));
    }

    /// `price` in units of 10^-8.
    private static long ticks(Instrument instrument, long price) {
        if (price % instrument.tickSize() != 0) {
            throw new ArithmeticException("bars: symbol=" + instrument.symbol() + " price=" + price
                    + " (in units of 10^-8): it is not on a tick of " + instrument.tickSize());
        }
        return price / instrument.tickSize();
    }

    /// The first microsecond that is not before `nanos`: what the database compares whole microseconds
    /// with.
    static OffsetDateTime time(long nanos) {
        return Instant.EPOCH
                .plus(Math.ceilDiv(nanos, 1_000L), ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
    }
}
