package trading.engine.matching;

import org.jspecify.annotations.Nullable;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;

/// What the book knows of an order: mutable, owned by the book while it is in there, reusable after it.
///
/// Carries its own links, so that adding and removing allocate nothing; a subclass adds what others know of
/// the order.
public class BookOrder {
    private static final int WHOLE = 1_000_000;

    private long orderId;
    private int account;
    private Side side = Side.BUY;
    private long priceBound;
    private long leavesQuantity;
    private long displayQuantity;

    /// What is left of the slice that an iceberg shows now.
    private long slice;

    private SelfTradePrevention selfTradePrevention = SelfTradePrevention.EXPIRE_TAKER;
    private boolean outsideMarket;
    private boolean needsPassThrough;
    private long queueAhead;
    private int participationPpm = WHOLE;

    /// The turn of the book in which a taker last passed the queue, and what this order may still have of it.
    private long queueTurn;

    private long queueShare;

    /// The turn of the book in which it last met an outside market's taker that it takes a share of, and
    /// what is left of that share.
    private long takerTurn;

    private long takerShare;

    @Nullable
    PriceLevel level;

    @Nullable
    BookOrder earlier;

    @Nullable
    BookOrder later;

    /// One that is begun later.
    protected BookOrder() {}

    /// `priceBound`: the worst price it may trade at, and the one it rests at, in ticks.
    public BookOrder(long orderId, int account, Side side, long quantity, long priceBound) {
        begin(orderId, account, side, quantity, priceBound);
    }

    /// Makes a new order of it, as the constructor does. Only for orders that are in no book.
    protected final void begin(long orderId, int account, Side side, long quantity, long priceBound) {
        if (level != null) {
            throw new IllegalStateException("order: id=" + this.orderId + " is in a book, new id=" + orderId);
        }
        check(orderId, quantity, priceBound);
        this.orderId = orderId;
        this.account = account;
        this.side = side;
        this.priceBound = priceBound;
        this.leavesQuantity = quantity;
        this.displayQuantity = 0;
        this.slice = 0;
        this.selfTradePrevention = SelfTradePrevention.EXPIRE_TAKER;
        this.outsideMarket = false;
        this.needsPassThrough = false;
        this.queueAhead = 0;
        this.participationPpm = WHOLE;
    }

    static void check(long orderId, long quantity, long priceBound) {
        if (quantity <= 0 || priceBound <= 0) {
            throw new IllegalArgumentException(
                    "order: id=" + orderId + " quantity=" + quantity + " price=" + priceBound);
        }
    }

    public final long orderId() {
        return orderId;
    }

    public final int account() {
        return account;
    }

    public final Side side() {
        return side;
    }

    public final long priceBound() {
        return priceBound;
    }

    public final long leavesQuantity() {
        return leavesQuantity;
    }

    /// Whether it rests in an [OrderBook]; one that waits in a [TriggerBook] does not.
    public final boolean isResting() {
        return level != null && level.home.rests;
    }

    /// The most that it shows at a time while it rests; 0: all of it.
    public final void iceberg(long displayQuantity) {
        if (displayQuantity < 0 || isResting()) {
            throw new IllegalArgumentException(
                    "order: id=" + orderId + " display=" + displayQuantity + " resting=" + isResting());
        }
        this.displayQuantity = displayQuantity;
        this.slice = displayQuantity;
    }

    /// 0 when it shows all of it.
    public final long displayQuantity() {
        return displayQuantity;
    }

    /// What others see of it while it rests.
    public final long shownQuantity() {
        return displayQuantity == 0 ? leavesQuantity : Math.min(leavesQuantity, slice);
    }

    /// What an iceberg showed when it was saved; before [OrderBook#restore].
    public final void restoreShown(long shownQuantity) {
        boolean fits = shownQuantity > 0 && shownQuantity <= Math.min(displayQuantity, leavesQuantity);
        if (!fits || isResting()) {
            throw new IllegalArgumentException("order: id=" + orderId + " shown=" + shownQuantity + " display="
                    + displayQuantity + " leaves=" + leavesQuantity + " resting=" + isResting());
        }
        slice = shownQuantity;
    }

    /// What is to happen when it, coming in, meets an order of its own account.
    public final void selfTradePrevention(SelfTradePrevention selfTradePrevention) {
        this.selfTradePrevention = selfTradePrevention;
    }

    public final SelfTradePrevention selfTradePrevention() {
        return selfTradePrevention;
    }

    /// Marks an order that stands for a quote of an outside market. It fills resting orders only as their
    /// [#needsPassThrough()] and [#queueAhead()] allow, and never rests at or through the opposite best
    /// price: its bound is moved away to one tick before it.
    public final void outsideMarket(boolean outsideMarket) {
        this.outsideMarket = outsideMarket;
    }

    public final boolean outsideMarket() {
        return outsideMarket;
    }

    /// Whether the outside market must go through this order's price to fill it; to touch it is not enough.
    public final void needsPassThrough(boolean needsPassThrough) {
        this.needsPassThrough = needsPassThrough;
    }

    public final boolean needsPassThrough() {
        return needsPassThrough;
    }

    /// What stands before this order at the outside market: takers from there that come to exactly its price
    /// use that up first.
    public final void queueAhead(long queueAhead) {
        if (queueAhead < 0) {
            throw new IllegalArgumentException("order: id=" + orderId + " queueAhead=" + queueAhead);
        }
        this.queueAhead = queueAhead;
    }

    public final long queueAhead() {
        return queueAhead;
    }

    /// How much of what an outside market's order has left this order takes at the most, in parts per million.
    public final void participation(int ppm) {
        if (ppm <= 0 || ppm > WHOLE) {
            throw new IllegalArgumentException("order: id=" + orderId + " participationPpm=" + ppm);
        }
        participationPpm = ppm;
    }

    public final int participation() {
        return participationPpm;
    }

    /// What of `offered` this order may trade with `other`: all of it, or its share of an outside market's
    /// order.
    final long shareOf(BookOrder other, long offered) {
        return sharesIn(other) ? Math.min(offered, partOf(other.leavesQuantity)) : offered;
    }

    /// The same for a resting order and the taker that it meets: one share in a turn, also when an
    /// iceberg is met again with a new slice.
    final long shareOfTaker(BookOrder taker, long offered, long turn) {
        if (!sharesIn(taker)) {
            return offered;
        }
        if (takerTurn != turn) {
            takerTurn = turn;
            takerShare = partOf(taker.leavesQuantity);
        }
        return Math.min(offered, takerShare);
    }

    private boolean sharesIn(BookOrder other) {
        return participationPpm != WHOLE && other.outsideMarket;
    }

    private long partOf(long leaves) {
        return leaves / WHOLE * participationPpm + leaves % WHOLE * participationPpm / WHOLE;
    }

    /// Changes an order that does not rest, also one that waits for its trigger.
    public final void amend(long leavesQuantity, long priceBound) {
        if (isResting()) {
            throw new IllegalStateException("order: id=" + orderId + " rests");
        }
        check(orderId, leavesQuantity, priceBound);
        this.leavesQuantity = leavesQuantity;
        this.priceBound = priceBound;
    }

    /// Nothing is left of it from here on. Only for orders that are in no book.
    public final void endLeaves() {
        if (level != null) {
            throw new IllegalStateException("order: id=" + orderId + " is in a book");
        }
        leavesQuantity = 0;
    }

    final void reduce(long quantity) {
        if (quantity <= 0 || quantity > leavesQuantity) {
            throw new IllegalStateException(
                    "order: id=" + orderId + " leaves=" + leavesQuantity + " taken=" + quantity);
        }
        leavesQuantity -= quantity;
    }

    /// Of what it shows, to a taker.
    final void fill(long quantity) {
        reduce(quantity);
        if (displayQuantity > 0) {
            slice -= quantity;
        }
        queueShare -= quantity;
        takerShare -= quantity;
    }

    final void showSlice() {
        slice = displayQuantity;
    }

    final void changeBound(long priceBound) {
        this.priceBound = priceBound;
    }

    /// It has met no taker in this book yet.
    final void forgetTurn() {
        queueTurn = 0;
        takerTurn = 0;
    }

    /// What there is for it when a taker of the outside market comes, exactly to its price, with `leaves`.
    final long behindQueue(long leaves) {
        return needsPassThrough ? 0 : Math.max(0, leaves - queueAhead);
    }

    /// The same, and the queue is used up by that much: once in a turn, also when an iceberg is met again.
    final long passQueue(long leaves, long turn) {
        if (queueTurn == turn) {
            return Math.min(queueShare, leaves);
        }
        long share = behindQueue(leaves);
        if (queueAhead > 0 && !needsPassThrough) {
            queueAhead = Math.max(0, queueAhead - leaves);
            queueTurn = turn;
            queueShare = share;
        }
        return share;
    }
}
