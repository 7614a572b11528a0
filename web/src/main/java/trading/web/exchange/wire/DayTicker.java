package trading.web.exchange.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Bar;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.view.LiveView;
import trading.web.text.Figures;

/// One instrument's last 24 hours. Times in nanoseconds; `quote` is null when there was none.
public record DayTicker(
        Instrument instrument,
        long openNanos,
        long closeNanos,
        List<Bar> bars,
        @Nullable Quote quote,
        List<Report.MarketTraded> tape,
        long lastTicks) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static DayTicker of(Instrument instrument, List<Bar> bars, LiveView view, long openNanos, long closeNanos) {
        return new DayTicker(
                instrument,
                openNanos,
                closeNanos,
                bars,
                view.quote(instrument.id()).orElse(null),
                view.tape(instrument.id(), 1_000),
                view.lastPrice(instrument.id()).orElse(0));
    }

    public String openPrice() {
        return price(openTicks());
    }

    public String highPrice() {
        return price(bars.stream().mapToLong(Bar::high).max().orElse(lastTicks));
    }

    public String lowPrice() {
        return price(bars.stream().mapToLong(Bar::low).min().orElse(lastTicks));
    }

    public String lastPrice() {
        return price(lastTicks);
    }

    public String lastQuantity() {
        return tape.isEmpty() ? Amounts.ZERO : quantity(tape.getLast().quantity());
    }

    public String volume() {
        return quantity(bars.stream().mapToLong(Bar::volume).sum());
    }

    public String quoteVolume() {
        return Amounts.decimal(quoted());
    }

    public String priceChange() {
        return price(lastTicks - openTicks());
    }

    /// Three places, as the exchange has it.
    public String priceChangePercent() {
        long open = openTicks();
        return open == 0
                ? "0.000"
                : BigDecimal.valueOf(lastTicks - open)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(open), 3, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }

    public String averagePrice() {
        return Amounts.decimal(BarFigures.averagePrice(bars, instrument, Amounts.priced(instrument, lastTicks)));
    }

    public String bidPrice() {
        return quote == null || quote.bidQuantity() == 0 ? Amounts.ZERO : price(quote.bidPrice());
    }

    public String bidQuantity() {
        return quote == null ? Amounts.ZERO : quantity(quote.bidQuantity());
    }

    public String askPrice() {
        return quote == null || quote.askQuantity() == 0 ? Amounts.ZERO : price(quote.askPrice());
    }

    public String askQuantity() {
        return quote == null ? Amounts.ZERO : quantity(quote.askQuantity());
    }

    public long openMillis() {
        return Figures.millis(openNanos);
    }

    public long closeMillis() {
        return Figures.millis(closeNanos);
    }

    /// Of the trades that are in memory; -1 when there are none.
    public long firstTradeId() {
        return tape.isEmpty() ? -1 : tape.getFirst().matchId();
    }

    public long lastTradeId() {
        return tape.isEmpty() ? -1 : tape.getLast().matchId();
    }

    public long tradeCount() {
        return bars.stream().mapToLong(Bar::tradeCount).sum();
    }

    private long openTicks() {
        return bars.isEmpty() ? lastTicks : bars.getFirst().open();
    }

    private BigDecimal quoted() {
        return bars.stream()
                .map(bar -> BarFigures.quoteVolume(bar, instrument))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String price(long ticks) {
        return Amounts.price(instrument, ticks);
    }

    private String quantity(long lots) {
        return Amounts.quantity(instrument, lots);
    }
}
