package trading.web.exchange.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;

/// Decimals as the exchange writes them: text, always eight places (`60000.00000000`).
public final class Amounts {
    public static final String ZERO = "0.00000000";

    private Amounts() {}

    public static String price(Instrument instrument, long ticks) {
        return priced(instrument, ticks).toPlainString();
    }

    public static String quantity(Instrument instrument, long lots) {
        return quantified(instrument, lots).toPlainString();
    }

    /// `units` of 10^-8.
    public static String money(long units) {
        return BigDecimal.valueOf(units, FixedPoint.SCALE).toPlainString();
    }

    /// Rounded to eight places, half to even.
    public static String decimal(BigDecimal value) {
        return value.setScale(FixedPoint.SCALE, RoundingMode.HALF_EVEN).toPlainString();
    }

    static BigDecimal priced(Instrument instrument, long ticks) {
        return BigDecimal.valueOf(instrument.tickSize(), FixedPoint.SCALE).multiply(BigDecimal.valueOf(ticks));
    }

    static BigDecimal quantified(Instrument instrument, long lots) {
        return BigDecimal.valueOf(instrument.lotSize(), FixedPoint.SCALE).multiply(BigDecimal.valueOf(lots));
    }
}
