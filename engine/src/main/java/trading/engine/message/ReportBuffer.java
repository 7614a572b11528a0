package trading.engine.message;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Balance;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.Fill;
import trading.engine.model.Liquidity;
import trading.engine.model.Order;
import trading.engine.model.OrderEvent;
import trading.engine.model.OrderStatus;
import trading.engine.model.OrderTerms;
import trading.engine.model.OrderType;
import trading.engine.model.Position;
import trading.engine.model.Quote;
import trading.engine.model.SelfTradePrevention;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;
import trading.engine.model.Trade;
import trading.engine.model.TradeStatus;
import trading.engine.model.TriggerPrice;

/// The reports of one command as numbers: what the deciding thread writes without making an object, and
/// others read as [Report]s on threads of their own.
///
/// ```text
/// header, fields …   header, fields …   header, fields …        header: kind in the lowest byte, small fields above
/// ```
/// One thread writes, and publishes the buffer before another one reads.
public final class ReportBuffer {
    private static final int ACCEPTED = 1;
    private static final int DENIED = 2;
    private static final int DUPLICATE = 3;
    private static final int FILLED = 4;
    private static final int CANCELED = 5;
    private static final int ORDER_UPDATED = 6;
    private static final int CANCEL_REJECTED = 7;
    private static final int TRADE_UPDATED = 8;
    private static final int POSITION_UPDATED = 9;
    private static final int BALANCE_UPDATED = 10;
    private static final int MARKET_TRADED = 11;
    private static final int QUOTE_UPDATED = 12;
    private static final int DEPTH_UPDATED = 13;
    private static final int OBJECT = 14;

    /// No report has more numbers than this.
    private static final int MOST = 48;

    /// What is kept between commands; a command that needed more gives it back.
    private static final int USUAL = 1_024;

    private static final CancelReason[] CANCEL_REASONS = CancelReason.values();
    private static final Contingency[] CONTINGENCIES = Contingency.values();
    private static final DenyCode[] DENY_CODES = DenyCode.values();
    private static final ExitReason[] EXIT_REASONS = ExitReason.values();
    private static final OrderEvent[] ORDER_EVENTS = OrderEvent.values();
    private static final OrderStatus[] ORDER_STATUSES = OrderStatus.values();
    private static final OrderType[] ORDER_TYPES = OrderType.values();
    private static final SelfTradePrevention[] SELF_TRADE_PREVENTIONS = SelfTradePrevention.values();
    private static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();
    private static final TradeStatus[] TRADE_STATUSES = TradeStatus.values();
    private static final TriggerPrice[] TRIGGER_PRICES = TriggerPrice.values();

    private long[] numbers = new long[128];
    private int size;
    private @Nullable Object[] objects = new Object[16];
    private int objectCount;
    private int reports;
    private String[] assets = new String[0];

    /// Forgets what is in it.
    public void clear() {
        size = 0;
        objectCount = 0;
        reports = 0;
        if (numbers.length > USUAL) {
            numbers = new long[128];
            objects = new Object[16];
        }
    }

    public boolean isEmpty() {
        return reports == 0;
    }

    /// How many reports are in it.
    public int count() {
        return reports;
    }

    /// Any report, as an object; for the ones that are rare.
    public void add(Report report) {
        size = begin(OBJECT);
        object(report);
    }

    public void accepted(OrderState order) {
        order(order, begin(ACCEPTED));
    }

    public void denied(
            int account,
            int instrument,
            ShortText clientOrderId,
            String strategy,
            DenyCode code,
            long measured,
            long limit,
            long wouldPass,
            long orderId,
            boolean liquidity) {
        int at = begin(DENIED
                | flag(liquidity) << 8
                | named(strategy) << 9
                | ordinal(code) << 16
                | (long) clientOrderId.length << 32);
        long[] to = numbers;
        to[at] = both(account, instrument);
        at = text(clientOrderId, to, at + 1);
        to[at] = measured;
        to[at + 1] = limit;
        to[at + 2] = wouldPass;
        to[at + 3] = orderId;
        size = at + 4;
    }

    public void duplicate(int account, ShortText clientOrderId, long orderId, boolean sameRequest, boolean liquidity) {
        int at = begin(DUPLICATE | flag(liquidity) << 8 | flag(sameRequest) << 9 | (long) clientOrderId.length << 32);
        long[] to = numbers;
        to[at] = account;
        at = text(clientOrderId, to, at + 1);
        to[at] = orderId;
        size = at + 1;
    }

    public void filled(
            OrderState order,
            long fillId,
            long lastPrice,
            long lastQuantity,
            long fee,
            Liquidity liquidity,
            long tradeId,
            long timeNanos) {
        int at = begin(FILLED | flag(liquidity == Liquidity.TAKER) << 8);
        long[] to = numbers;
        to[at] = fillId;
        to[at + 1] = lastPrice;
        to[at + 2] = lastQuantity;
        to[at + 3] = fee;
        to[at + 4] = tradeId;
        to[at + 5] = timeNanos;
        order(order, at + 6);
    }

    public void canceled(OrderState order, CancelReason reason) {
        order(order, begin(CANCELED | ordinal(reason) << 8));
    }

    public void orderUpdated(OrderState order, OrderEvent event) {
        order(order, begin(ORDER_UPDATED | ordinal(event) << 8));
    }

    public void cancelRejected(int account, long orderId, boolean liquidity) {
        int at = begin(CANCEL_REJECTED | flag(liquidity) << 8);
        numbers[at] = account;
        numbers[at + 1] = orderId;
        size = at + 2;
    }

    public void tradeUpdated(TradeState trade) {
        int at = begin(TRADE_UPDATED
                | flag(trade.side() == Side.SELL) << 8
                | named(trade.strategy()) << 9
                | ordinal(trade.status()) << 16
                | ordinal(trade.exitReason()) << 24);
        long[] to = numbers;
        to[at] = trade.tradeId();
        to[at + 1] = both(trade.account(), trade.instrument());
        to[at + 2] = trade.entryOrderId();
        to[at + 3] = trade.orderQuantity();
        to[at + 4] = trade.entryQuantity();
        to[at + 5] = trade.exitQuantity();
        to[at + 6] = trade.entryNotional();
        to[at + 7] = trade.exitNotional();
        to[at + 8] = trade.fees();
        to[at + 9] = trade.realizedPnl();
        to[at + 10] = trade.stopLossPrice();
        to[at + 11] = trade.takeProfitPrice();
        to[at + 12] = trade.createdNanos();
        to[at + 13] = trade.openedNanos();
        to[at + 14] = trade.closedNanos();
        to[at + 15] = trade.maximumAdverse();
        to[at + 16] = trade.maximumFavorable();
        size = at + 17;
    }

    public void positionUpdated(
            int account, int instrument, long quantity, long openNotional, long realizedPnl, long fees) {
        int at = begin(POSITION_UPDATED);
        long[] to = numbers;
        to[at] = both(account, instrument);
        to[at + 1] = quantity;
        to[at + 2] = openNotional;
        to[at + 3] = realizedPnl;
        to[at + 4] = fees;
        size = at + 5;
    }

    /// `asset`: its place in what [#assets] was told last.
    public void balanceUpdated(int account, int asset, long free, long locked) {
        int at = begin(BALANCE_UPDATED);
        long[] to = numbers;
        to[at] = both(account, asset);
        to[at + 1] = free;
        to[at + 2] = locked;
        size = at + 3;
    }

    /// The names of assets by number, for readers. The array does not change any more where it says something.
    public void assets(String[] names) {
        assets = names;
    }

    public void marketTraded(int instrument, long matchId, long price, long quantity, Side aggressor, long timeNanos) {
        int at = begin(MARKET_TRADED | flag(aggressor == Side.SELL) << 8);
        long[] to = numbers;
        to[at] = instrument;
        to[at + 1] = matchId;
        to[at + 2] = price;
        to[at + 3] = quantity;
        to[at + 4] = timeNanos;
        size = at + 5;
    }

    public void quoteUpdated(
            int instrument, long bidPrice, long bidQuantity, long askPrice, long askQuantity, long timeNanos) {
        int at = begin(QUOTE_UPDATED);
        long[] to = numbers;
        to[at] = instrument;
        to[at + 1] = bidPrice;
        to[at + 2] = bidQuantity;
        to[at + 3] = askPrice;
        to[at + 4] = askQuantity;
        to[at + 5] = timeNanos;
        size = at + 6;
    }

    public void depthUpdated(int instrument, Side side, long price, long quantity) {
        int at = begin(DEPTH_UPDATED | flag(side == Side.SELL) << 8);
        long[] to = numbers;
        to[at] = instrument;
        to[at + 1] = price;
        to[at + 2] = quantity;
        size = at + 3;
    }

    private void order(OrderState order, int from) {
        ShortText clientOrderId = order.clientOrderId();
        boolean terms = order.hasTerms();
        long[] to = numbers;
        to[from] = ordinal(order.type())
                | ordinal(order.timeInForce()) << 8
                | ordinal(order.status()) << 16
                | flag(order.side() == Side.SELL) << 24
                | flag(order.isLiquidity()) << 25
                | flag(terms) << 26
                | named(order.strategy()) << 27
                | (long) clientOrderId.length << 32;
        to[from + 1] = order.orderId();
        to[from + 2] = both(order.account(), order.instrument());
        int at = text(clientOrderId, to, from + 3);
        to[at] = order.orderQuantity();
        to[at + 1] = order.limitPrice();
        to[at + 2] = order.filledQuantity();
        to[at + 3] = order.openQuantity();
        to[at + 4] = order.filledNotional();
        to[at + 5] = order.fees();
        to[at + 6] = order.tradeId();
        to[at + 7] = order.createdNanos();
        to[at + 8] = order.updatedNanos();
        long listId = order.listId();
        to[at + 9] = listId;
        at += 10;
        if (listId != 0) {
            to[at++] = ordinal(order.contingency()) | (long) order.listOrders() << 32;
        }
        size = terms ? terms(order, to, at) : at;
    }

    private static int terms(OrderState order, long[] to, int at) {
        to[at] = ordinal(order.triggerPrice())
                | ordinal(order.selfTradePrevention()) << 8
                | flag(order.postOnly()) << 16
                | flag(order.reduceOnly()) << 17
                | (long) order.trailingPpm() << 32;
        to[at + 1] = order.stopPrice();
        to[at + 2] = order.trailingTicks();
        to[at + 3] = order.displayQuantity();
        to[at + 4] = order.expireNanos();
        return at + 5;
    }

    /// Where the numbers of the new report go; there is room for all that any report has.
    private int begin(long header) {
        if (size + MOST > numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[size] = header;
        reports++;
        return size + 1;
    }

    private static int text(ShortText text, long[] to, int from) {
        int words = words(text.length);
        for (int i = 0; i < words; i++) {
            to[from + i] = text.words[i];
        }
        return from + words;
    }

    /// 1, and keeps the name, unless it is the empty one.
    private long named(String name) {
        if (name.isEmpty()) {
            return 0;
        }
        object(name);
        return 1;
    }

    private void object(Object object) {
        if (objectCount == objects.length) {
            objects = Arrays.copyOf(objects, objectCount * 2);
        }
        objects[objectCount++] = object;
    }

    private static int words(int length) {
        return (length + 7) >>> 3;
    }

    private static long both(int high, int low) {
        return (long) high << 32 | (low & 0xFFFF_FFFFL);
    }

    private static long flag(boolean value) {
        return value ? 1 : 0;
    }

    @SuppressWarnings("EnumOrdinal") // never leaves the process
    private static long ordinal(Enum<?> value) {
        return value.ordinal();
    }

    /// Everything in it, in the order in which it was written. The list never changes and is safe to hand
    /// to another thread in any way.
    public List<Report> toList() {
        if (reports == 0) {
            return List.of();
        }
        Report[] list = new Report[reports];
        Cursor cursor = new Cursor();
        for (int i = 0; i < reports; i++) {
            list[i] = cursor.next();
        }
        return List.of(list);
    }

    /// Reads from the start.
    private final class Cursor {
        private int at;
        private int object;

        Report next() {
            long header = numbers[at++];
            return switch ((int) header & 0xFF) {
                case ACCEPTED -> accepted();
                case DENIED -> denied(header);
                case DUPLICATE ->
                    new Report.Duplicate(
                            (int) take(), text((int) (header >>> 32)), take(), bit(header, 9), bit(header, 8));
                case FILLED -> filled(header);
                case CANCELED -> canceled(CANCEL_REASONS[(int) (header >>> 8) & 0xFF]);
                case ORDER_UPDATED -> orderUpdated(ORDER_EVENTS[(int) (header >>> 8) & 0xFF]);
                case CANCEL_REJECTED -> new Report.CancelRejected((int) take(), take(), bit(header, 8));
                case TRADE_UPDATED -> tradeUpdated(header);
                case POSITION_UPDATED -> positionUpdated();
                case BALANCE_UPDATED -> balanceUpdated();
                case MARKET_TRADED ->
                    new Report.MarketTraded(
                            (int) take(), take(), take(), take(), bit(header, 8) ? Side.SELL : Side.BUY, take());
                case QUOTE_UPDATED ->
                    new Report.QuoteUpdated(new Quote((int) take(), take(), take(), take(), take(), take()));
                case DEPTH_UPDATED ->
                    new Report.DepthUpdated((int) take(), bit(header, 8) ? Side.SELL : Side.BUY, take(), take());
                case OBJECT -> (Report) object();
                default -> throw new IllegalStateException("report buffer: header=" + header + " at=" + (at - 1));
            };
        }

        private Report accepted() {
            boolean liquidity = bit(numbers[at], 25);
            return new Report.Accepted(order(), liquidity);
        }

        private Report canceled(CancelReason reason) {
            boolean liquidity = bit(numbers[at], 25);
            return new Report.Canceled(order(), reason, liquidity);
        }

        private Report orderUpdated(OrderEvent event) {
            boolean liquidity = bit(numbers[at], 25);
            return new Report.OrderUpdated(order(), event, liquidity);
        }

        private Report denied(long header) {
            long ids = take();
            String clientOrderId = text((int) (header >>> 32));
            return new Report.Denied(
                    (int) (ids >>> 32),
                    (int) ids,
                    clientOrderId,
                    name(bit(header, 9)),
                    DENY_CODES[(int) (header >>> 16) & 0xFF],
                    take(),
                    take(),
                    take(),
                    take(),
                    bit(header, 8));
        }

        private Report filled(long header) {
            long fillId = take();
            long lastPrice = take();
            long lastQuantity = take();
            long fee = take();
            long tradeId = take();
            long timeNanos = take();
            boolean liquidity = bit(numbers[at], 25);
            Order order = order();
            Fill fill = new Fill(
                    fillId,
                    order.orderId(),
                    order.account(),
                    order.instrument(),
                    order.side(),
                    lastPrice,
                    lastQuantity,
                    fee,
                    bit(header, 8) ? Liquidity.TAKER : Liquidity.MAKER,
                    tradeId,
                    timeNanos);
            return new Report.Filled(fill, order, liquidity);
        }

        private Report tradeUpdated(long header) {
            long tradeId = take();
            long ids = take();
            Trade trade = new Trade(
                    tradeId,
                    (int) (ids >>> 32),
                    (int) ids,
                    name(bit(header, 9)),
                    bit(header, 8) ? Side.SELL : Side.BUY,
                    TRADE_STATUSES[(int) (header >>> 16) & 0xFF],
                    take(),
                    take(),
                    take(),
                    take(),
                    take(),
                    take(),
                    take(),
                    take(),
                    take(),
                    take(),
                    EXIT_REASONS[(int) (header >>> 24) & 0xFF],
                    take(),
                    take(),
                    take(),
                    take(),
                    take());
            return new Report.TradeUpdated(trade, false);
        }

        private Report positionUpdated() {
            long ids = take();
            return new Report.PositionUpdated(
                    new Position((int) (ids >>> 32), (int) ids, take(), take(), take(), take()), false);
        }

        private Report balanceUpdated() {
            long ids = take();
            return new Report.BalanceUpdated(new Balance((int) (ids >>> 32), assets[(int) ids], take(), take()), false);
        }

        private Order order() {
            long small = take();
            long orderId = take();
            long ids = take();
            String clientOrderId = text((int) (small >>> 32));
            String strategy = name(bit(small, 27));
            Side side = bit(small, 24) ? Side.SELL : Side.BUY;
            OrderType type = ORDER_TYPES[(int) small & 0xFF];
            TimeInForce timeInForce = TIMES_IN_FORCE[(int) (small >>> 8) & 0xFF];
            long orderQuantity = take();
            long limitPrice = take();
            long filledQuantity = take();
            long leavesQuantity = take();
            long filledNotional = take();
            long fees = take();
            OrderStatus status = ORDER_STATUSES[(int) (small >>> 16) & 0xFF];
            long tradeId = take();
            long createdNanos = take();
            long updatedNanos = take();
            long listId = take();
            long list = listId == 0 ? 0 : take();
            OrderTerms terms = bit(small, 26) ? terms() : OrderTerms.PLAIN;
            return new Order(
                    orderId,
                    (int) (ids >>> 32),
                    (int) ids,
                    clientOrderId,
                    strategy,
                    side,
                    type,
                    timeInForce,
                    orderQuantity,
                    limitPrice,
                    filledQuantity,
                    leavesQuantity,
                    filledNotional,
                    fees,
                    status,
                    tradeId,
                    createdNanos,
                    updatedNanos,
                    terms,
                    listId,
                    listId == 0 ? null : CONTINGENCIES[(int) list],
                    (int) (list >>> 32));
        }

        private OrderTerms terms() {
            long small = take();
            return new OrderTerms(
                    take(),
                    TRIGGER_PRICES[(int) small & 0xFF],
                    take(),
                    (int) (small >>> 32),
                    take(),
                    bit(small, 16),
                    bit(small, 17),
                    take(),
                    SELF_TRADE_PREVENTIONS[(int) (small >>> 8) & 0xFF]);
        }

        private long take() {
            return numbers[at++];
        }

        private String text(int length) {
            if (length == 0) {
                return "";
            }
            String text = ShortText.text(numbers, at, length);
            at += words(length);
            return text;
        }

        private String name(boolean kept) {
            return kept ? (String) object() : "";
        }

        private Object object() {
            Object taken = objects[object++];
            if (taken == null) {
                throw new IllegalStateException("report buffer: object=" + (object - 1) + " is missing");
            }
            return taken;
        }

        private static boolean bit(long value, int bit) {
            return (value >>> bit & 1) != 0;
        }
    }
}
