package trading.engine.core;

import trading.engine.bar.BarBuilder;
import trading.engine.matching.BookListener;
import trading.engine.matching.BookOrder;
import trading.engine.matching.OrderBook;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.risk.ReferencePrice;

/// One instrument with its book, its last prices and its unfinished bars.
final class Market implements BookListener {
    private final FillBooking fills;
    private final Outbox outbox;
    final OrderBook book = new OrderBook(this);
    final BarBuilder bars;
    final int baseAsset;
    final int quoteAsset;

    final ProtectedTrades protectedTrades = new ProtectedTrades();

    private Instrument instrument;
    long lastPrice;
    long lastTradeNanos;

    /// When the market (not a trader's order alone) last showed that its prices are alive.
    long confirmedNanos;

    private Quote reported;
    private boolean touched;

    Market(Instrument instrument, int baseAsset, int quoteAsset, FillBooking fills, Outbox outbox) {
        this.instrument = instrument;
        this.baseAsset = baseAsset;
        this.quoteAsset = quoteAsset;
        this.fills = fills;
        this.outbox = outbox;
        this.bars = new BarBuilder(instrument.id());
        this.reported = new Quote(instrument.id(), 0, 0, 0, 0, 0);
    }

    int id() {
        return instrument.id();
    }

    Instrument instrument() {
        return instrument;
    }

    /// Ticks, lots and names stay, or all that was booked would mean something else.
    boolean mayBecome(Instrument other) {
        return instrument.symbol().equals(other.symbol())
                && instrument.base().equals(other.base())
                && instrument.quote().equals(other.quote())
                && instrument.tickSize() == other.tickSize()
                && instrument.lotSize() == other.lotSize();
    }

    void become(Instrument other) {
        instrument = other;
    }

    ReferencePrice reference() {
        long bid = book.bestPrice(Side.BUY);
        long ask = book.bestPrice(Side.SELL);
        if (bid > 0 && ask > 0) {
            return ReferencePrice.middle(bid, ask, confirmedNanos);
        }
        return lastPrice > 0 ? ReferencePrice.lastTrade(lastPrice, lastTradeNanos) : ReferencePrice.NONE;
    }

    /// What a trade of that side could be exited at: the best price, else that of the last trade, else 0.
    long exitPrice(Side tradeSide) {
        long best = book.bestPrice(tradeSide);
        return best > 0 ? best : lastPrice;
    }

    @Override
    public void onMatch(BookOrder maker, BookOrder taker, long price, long quantity) {
        touch();
        lastPrice = price;
        lastTradeNanos = outbox.timeNanos();
        confirmedNanos = outbox.timeNanos();
        fills.onMatch(this, (LiveOrder) maker, (LiveOrder) taker, price, quantity);
    }

    @Override
    public void onLevel(Side side, long price, long quantity) {
        touch();
        outbox.depth(id(), side, price, quantity);
    }

    private void touch() {
        if (!touched) {
            touched = true;
            outbox.touched(this);
        }
    }

    void clearTouched() {
        touched = false;
    }

    Quote quote(long timeNanos) {
        return new Quote(
                id(),
                book.bestPrice(Side.BUY),
                book.bestQuantity(Side.BUY),
                book.bestPrice(Side.SELL),
                book.bestQuantity(Side.SELL),
                timeNanos);
    }

    Quote reported() {
        return reported;
    }

    /// True when the best prices are not those that were reported last.
    boolean hasNewQuote() {
        return reported.bidPrice() != book.bestPrice(Side.BUY)
                || reported.bidQuantity() != book.bestQuantity(Side.BUY)
                || reported.askPrice() != book.bestPrice(Side.SELL)
                || reported.askQuantity() != book.bestQuantity(Side.SELL);
    }

    void report(Quote quote) {
        reported = quote;
    }
}
