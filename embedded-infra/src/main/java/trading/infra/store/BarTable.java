package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import trading.engine.model.Bar;
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

    static Bar read(ResultSet row, Instrument instrument) throws SQLException {
        Instant openTime = row.getObject("open_time", OffsetDateTime.class).toInstant();
        return new Bar(
                instrument.id(),
                TimeFrame.parse(row.getString("frame")).orElseThrow(),
                Math.addExact(Math.multiplyExact(openTime.getEpochSecond(), 1_000_000_000L), (long) openTime.getNano()),
                instrument.ticks(row.getBigDecimal("open")),
                instrument.ticks(row.getBigDecimal("high")),
                instrument.ticks(row.getBigDecimal("low")),
                instrument.ticks(row.getBigDecimal("close")),
                instrument.lots(row.getBigDecimal("volume")),
                row.getLong("trade_count"));
    }

    /// The first microsecond that is not before `nanos`: what the database compares whole microseconds
    /// with.
    static OffsetDateTime time(long nanos) {
        return Instant.EPOCH
                .plus(Math.ceilDiv(nanos, 1_000L), ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
    }
}
