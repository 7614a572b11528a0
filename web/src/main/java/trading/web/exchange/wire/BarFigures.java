package trading.web.exchange.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import trading.engine.model.Bar;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.web.text.Figures;

/// Figures of bars that the exchange shows and ours do not hold.
public final class BarFigures {
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    private BarFigures() {}

    /// An estimate: the volume at the middle of open, high, low and close.
    public static BigDecimal quoteVolume(Bar bar, Instrument instrument) {
        BigDecimal prices = Amounts.priced(instrument, bar.open())
                .add(Amounts.priced(instrument, bar.high()))
                .add(Amounts.priced(instrument, bar.low()))
                .add(Amounts.priced(instrument, bar.close()));
        return prices.multiply(Amounts.quantified(instrument, bar.volume()))
                .divide(FOUR, FixedPoint.SCALE, RoundingMode.HALF_EVEN);
    }

    /// What one unit cost on average; `otherwise` when nothing was traded.
    public static BigDecimal averagePrice(List<Bar> bars, Instrument instrument, BigDecimal otherwise) {
        BigDecimal notional = BigDecimal.ZERO;
        BigDecimal quantity = BigDecimal.ZERO;
        for (Bar bar : bars) {
            notional = notional.add(quoteVolume(bar, instrument));
            quantity = quantity.add(Amounts.quantified(instrument, bar.volume()));
        }
        return quantity.signum() == 0 ? otherwise : notional.divide(quantity, FixedPoint.SCALE, RoundingMode.HALF_EVEN);
    }

    public static long closeMillis(Bar bar) {
        return Figures.millis(bar.closeTimeNanos()) - 1;
    }

    /// A bar as `klines` shows it.
    public static List<Object> row(Bar bar, Instrument instrument) {
        return List.of(
                Figures.millis(bar.openTimeNanos()),
                Amounts.price(instrument, bar.open()),
                Amounts.price(instrument, bar.high()),
                Amounts.price(instrument, bar.low()),
                Amounts.price(instrument, bar.close()),
                Amounts.quantity(instrument, bar.volume()),
                closeMillis(bar),
                Amounts.decimal(quoteVolume(bar, instrument)),
                bar.tradeCount(),
                Amounts.ZERO,
                Amounts.ZERO,
                "0");
    }
}
