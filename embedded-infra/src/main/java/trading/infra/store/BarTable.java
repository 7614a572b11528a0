package trading.infra.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.TimeFrame;

/// The table `bars`.
final class BarTable {
    private static final String UPSERT = """
            INSERT INTO bars (symbol, frame, open_time, open, high, low, close, volume, trade_count)
            SELECT symbol, frame, time_of(open_nanos), trim_scale(open * tick_size), trim_scale(high * tick_size),
                trim_scale(low * tick_size), trim_scale(close * tick_size), trim_scale(volume * lot_size), trade_count
            FROM unnest(?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                ?::bigint[], ?::bigint[])
                AS row (instrument, frame, open_nanos, open, high, low, close, volume, trade_count)
            LEFT JOIN instruments ON instruments.id = row.instrument
            ON CONFLICT (symbol, frame, open_time) DO UPDATE SET
                open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
                volume = excluded.volume, trade_count = excluded.trade_count
            """;

    private BarTable() {}

    static void store(Statements statements, Collection<Bar> rows) {
        statements.addRows(
                UPSERT,
                rows,
                columns -> columns.longs(Bar::instrument)
                        .texts(bar -> bar.frame().text())
                        .longs(Bar::openTimeNanos)
                        .longs(Bar::open)
                        .longs(Bar::high)
                        .longs(Bar::low)
                        .longs(Bar::close)
                        .longs(Bar::volume)
                        .longs(Bar::tradeCount));
    }

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
