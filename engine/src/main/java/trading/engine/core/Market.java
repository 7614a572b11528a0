package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.bar.BarBuilder;
import trading.engine.matching.BookListener;
import trading.engine.matching.BookOrder;
import trading.engine.matching.OrderBook;
import trading.engine.matching.TriggerBook;
import trading.engine.model.Instrument;
import trading.engine.model.Quote;
import trading.engine.model.Side;
import trading.engine.model.TriggerPrice;
import trading.engine.risk.ReferencePrice;

/// One instrument with its book, its waiting orders, its last prices and its unfinished bars.
final class Market implements BookListener {
    private final FillBooking fills;
    private final Outbox outbox;
    final OrderBook book = new OrderBook(this);
    final BarBuilder bars;
    final int baseAsset;
    final int quoteAsset;

    final ProtectedTrades protectedTrades = new ProtectedTrades();

    /// Waiting sells that look at the best bid, waiting buys that look at the best ask, and all that look at
    /// the last trade.
    final TriggerBook waitingSells = new TriggerBook();

    final TriggerBook waitingBuys = new TriggerBook();
    final TriggerBook waitingForLast = new TriggerBook();

    /// Waiting orders whose stop price follows the market, by id.
    final List<LiveOrder> trailing = new ArrayList<>();

    /// It is the first one of its two assets: what the base asset is worth is looked up here.
    boolean tellsPrice;

    private final ReferencePrice reference = new ReferencePrice();
    private Instrument instrument;
    long lastPrice;
    long lastTradeNanos;

    /// When the market (not a trader's order alone) last showed that its prices are alive.
    long confirmedNanos;

    /// The furthest that trades could have been exited at since they were last measured; 0 when unknown.
    private long lowestBid;

    private long highestBid;
    private long lowestAsk;
    private long highestAsk;

    private long reportedBidPrice;
    private long reportedBidQuantity;
    private long reportedAskPrice;
    private long reportedAskQuantity;
    long reportedNanos;
    private boolean touched;

    Market(Instrument instrument, int baseAsset, int quoteAsset, FillBooking fills, Outbox outbox) {
        this.instrument = instrument;
        this.baseAsset = baseAsset;
        this.quoteAsset = quoteAsset;
        this.fills = fills;
        this.outbox = outbox;
        this.bars = new BarBuilder(instrument.id());
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

    /// Good until the next call.
    ReferencePrice reference() {
        long bid = book.bestPrice(Side.BUY);
        long ask = book.bestPrice(Side.SELL);
        if (bid > 0 && ask > 0) {
            reference.middle(bid, ask, confirmedNanos);
        } else {
            reference.lastTrade(lastPrice, lastTradeNanos);
        }
        return reference;
    }

    /// What a trade of that side could be exited at: the best price, else that of the last trade, else 0.
    long exitPrice(Side tradeSide) {
        long best = book.bestPrice(tradeSide);
        return best > 0 ? best : lastPrice;
    }

    /// The price that a waiting order of that side looks at; 0 when there is none.
    long triggerPrice(Side orderSide, TriggerPrice looksAt) {
        return looksAt == TriggerPrice.LAST_PRICE ? lastPrice : exitPrice(orderSide.opposite());
    }

    TriggerBook waiting(LiveOrder order) {
        if (order.triggerPrice == TriggerPrice.LAST_PRICE) {
            return waitingForLast;
        }
        return order.side() == Side.SELL ? waitingSells : waitingBuys;
    }

    boolean waits(LiveOrder order) {
        return waiting(order).isWaiting(order);
    }

    /// The next order that the prices release, which still waits; null when there is none.
    @Nullable
    LiveOrder nextReleased() {
        BookOrder sell = waitingSells.count() == 0 ? null : waitingSells.nextReached(exitPrice(Side.BUY));
        if (sell != null) {
            return (LiveOrder) sell;
        }
        BookOrder buy = waitingBuys.count() == 0 ? null : waitingBuys.nextReached(exitPrice(Side.SELL));
        if (buy != null) {
            return (LiveOrder) buy;
        }
        BookOrder last = waitingForLast.count() == 0 ? null : waitingForLast.nextReached(lastPrice);
        return last == null ? null : (LiveOrder) last;
    }

    @Override
    public void onMatch(BookOrder maker, BookOrder taker, long price, long quantity) {
        touch();
        LiveOrder taking = (LiveOrder) taker;
        lastPrice = price;
        lastTradeNanos = outbox.timeNanos();
        confirmedNanos = outbox.timeNanos();
        long filledAt = slipped((LiveOrder) maker, taking, price);
        fills.onMatch(this, (LiveOrder) maker, taking, price, filledAt, quantity);
    }

    /// What the taker pays when its account's fills are modelled as worse than the quoted price. That is
    /// a cost of its own: the market's prices know nothing of it.
    private static long slipped(LiveOrder maker, LiveOrder taker, long price) {
        int ppm = taker.owner().fillModel().slippagePpm();
        if (ppm == 0 || taker.isLiquidity() || !maker.isLiquidity()) {
            return price;
        }
        long slip = Math.ceilDiv(price * ppm, 1_000_000);
        return taker.side() == Side.BUY
                ? Math.min(taker.priceBound(), price + slip)
                : Math.max(taker.priceBound(), price - slip);
    }

    @Override
    public void onLevel(Side side, long price, long quantity) {
        touch();
        outbox.reports().depthUpdated(id(), side, price, quantity);
    }

    @Override
    public void onSelfMatch(BookOrder maker, BookOrder taker) {
        touch();
        fills.onSelfMatch((LiveOrder) maker);
    }

    @Override
    public void onDecrement(BookOrder maker, BookOrder taker, long quantity) {
        touch();
        fills.onDecrement((LiveOrder) maker, (LiveOrder) taker, quantity);
    }

    void touch() {
        if (!touched) {
            touched = true;
            outbox.touched(this);
        }
    }

    void clearTouched() {
        touched = false;
    }

    /// The best prices as they were last reported.
    Quote reported() {
        return new Quote(
                id(), reportedBidPrice, reportedBidQuantity, reportedAskPrice, reportedAskQuantity, reportedNanos);
    }

    /// Reports the best prices when they are not those that were reported last.
    void reportQuote(long timeNanos) {
        long bidPrice = book.bestPrice(Side.BUY);
        long bidQuantity = book.bestQuantity(Side.BUY);
        long askPrice = book.bestPrice(Side.SELL);
        long askQuantity = book.bestQuantity(Side.SELL);
        if (reportedBidPrice != bidPrice
                || reportedBidQuantity != bidQuantity
                || reportedAskPrice != askPrice
                || reportedAskQuantity != askQuantity) {
            markReported(timeNanos);
            outbox.reports().quoteUpdated(id(), bidPrice, bidQuantity, askPrice, askQuantity, timeNanos);
        }
    }

    /// The best prices as they are count as reported.
    void markReported(long timeNanos) {
        reportedBidPrice = book.bestPrice(Side.BUY);
        reportedBidQuantity = book.bestQuantity(Side.BUY);
        reportedAskPrice = book.bestPrice(Side.SELL);
        reportedAskQuantity = book.bestQuantity(Side.SELL);
        reportedNanos = timeNanos;
    }

    /// Remembers the prices that open trades could be exited at now.
    void notePrices() {
        long bid = exitPrice(Side.BUY);
        long ask = exitPrice(Side.SELL);
        if (bid > 0) {
            lowestBid = lowestBid == 0 ? bid : Math.min(lowestBid, bid);
            highestBid = Math.max(highestBid, bid);
        }
        if (ask > 0) {
            lowestAsk = lowestAsk == 0 ? ask : Math.min(lowestAsk, ask);
            highestAsk = Math.max(highestAsk, ask);
        }
    }

    /// The worst and the best price, since the last [#forgetPrices], at which a trade of that side could have
    /// been exited; 0 when there was none.
    long lowestExit(Side tradeSide) {
        return tradeSide == Side.BUY ? lowestBid : lowestAsk;
    }

    long highestExit(Side tradeSide) {
        return tradeSide == Side.BUY ? highestBid : highestAsk;
    }

    void forgetPrices() {
        lowestBid = 0;
        highestBid = 0;
        lowestAsk = 0;
        highestAsk = 0;
        notePrices();
    }

    long[] notedPrices() {
        return new long[] {lowestBid, highestBid, lowestAsk, highestAsk};
    }

    void notedPrices(long lowBid, long highBid, long lowAsk, long highAsk) {
        lowestBid = lowBid;
        highestBid = highBid;
        lowestAsk = lowAsk;
        highestAsk = highAsk;
    }
}
