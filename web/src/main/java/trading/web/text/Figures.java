package trading.web.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// Prices, quantities, money and times as plain text: no exponent, no trailing zeros, UTC.
public final class Figures {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter ISO_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Figures() {}

    public static String price(Instrument instrument, long ticks) {
        return instrument.price(ticks).toPlainString();
    }

    /// Null for 0, which stands for no price.
    public static @Nullable String priceOrNull(Instrument instrument, long ticks) {
        return ticks == 0 ? null : price(instrument, ticks);
    }

    public static String quantity(Instrument instrument, long lots) {
        return instrument.quantity(lots).toPlainString();
    }

    public static String money(long units) {
        return FixedPoint.toDecimal(units).toPlainString();
    }

    /// What one unit cost on average, to eight places; null when there was nothing.
    public static @Nullable String averagePrice(Instrument instrument, long notional, long lots) {
        if (lots == 0) {
            return null;
        }
        return plain(BigDecimal.valueOf(notional, FixedPoint.SCALE)
                .divide(instrument.quantity(lots), FixedPoint.SCALE, RoundingMode.HALF_EVEN));
    }

    /// `2026-11-23T12:00:00.123Z`.
    public static String time(long nanos) {
        return ISO_MILLIS.format(instant(nanos));
    }

    /// Null for 0, which stands for not yet.
    public static @Nullable String timeOrNull(long nanos) {
        return nanos == 0 ? null : time(nanos);
    }

    public static String time(Instant instant) {
        return ISO_MILLIS.format(instant);
    }

    /// Milliseconds since 1970, as charts want them.
    public static long millis(long nanos) {
        return Math.floorDiv(nanos, 1_000_000L);
    }

    public static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /// Parts per million as a percentage: 15000 is `1.5`.
    public static String percent(long partsPerMillion) {
        return plain(BigDecimal.valueOf(partsPerMillion, 4));
    }

    /// 250 is `2.5`.
    public static String hundredths(long value) {
        return plain(BigDecimal.valueOf(value, 2));
    }

    /// `part` of `whole` as a percentage with two places; null when there is no whole.
    public static @Nullable String percentOf(long part, long whole) {
        return whole <= 0
                ? null
                : plain(BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_EVEN));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }
}
