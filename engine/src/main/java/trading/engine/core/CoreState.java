package trading.engine.core;

import java.util.Arrays;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;

/// Everything that the core knows between two commands. The maps are only ever asked for one key: nothing
/// depends on their order.
final class CoreState {
    static final int MOST_INSTRUMENTS = 65_536;

    final Outbox outbox;
    final FillBooking fills;
    final Ledger ledger;
    final ClientOrderIds clientOrderIds;
    private final Long2ObjectHashMap<LiveOrder> orders = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<RoundTrip> trades = new Long2ObjectHashMap<>();
    private final Int2ObjectHashMap<OpenOrders> openOrders = new Int2ObjectHashMap<>();
    private @Nullable Market[] markets = new Market[8];
    private int orderCount;

    long lastOrderId;
    long lastTradeId;
    long lastFillId;
    long lastMatchId;

    CoreState() {
        this(new Ledger(), new ClientOrderIds());
    }

    CoreState(Ledger ledger, ClientOrderIds clientOrderIds) {
        this.ledger = ledger;
        this.clientOrderIds = clientOrderIds;
        this.outbox = new Outbox();
        this.fills = new FillBooking(this);
    }

    @Nullable
    Market market(int instrument) {
        return instrument >= 0 && instrument < markets.length ? markets[instrument] : null;
    }

    /// One above the highest instrument id there may be.
    int marketSlots() {
        return markets.length;
    }

    Market addMarket(Instrument instrument) {
        if (instrument.id() >= markets.length) {
            markets = Arrays.copyOf(markets, Math.max(instrument.id() + 1, markets.length * 2));
        }
        Market market = new Market(
                instrument, ledger.asset(instrument.base()), ledger.asset(instrument.quote()), fills, outbox);
        markets[instrument.id()] = market;
        return market;
    }

    @Nullable
    LiveOrder order(long orderId) {
        return orders.get(orderId);
    }

    int orderCount() {
        return orderCount;
    }

    OpenOrders openOrders(int account) {
        OpenOrders open = openOrders.get(account);
        if (open == null) {
            open = new OpenOrders();
            openOrders.put(account, open);
        }
        return open;
    }

    void addOrder(LiveOrder order) {
        orders.put(order.orderId(), order);
        openOrders(order.account()).add(order);
        orderCount++;
    }

    /// Does nothing for an order that never came to rest.
    void removeOrder(LiveOrder order) {
        if (orders.remove(order.orderId()) != null) {
            openOrders(order.account()).remove(order);
            orderCount--;
        }
    }

    @Nullable
    RoundTrip trade(long tradeId) {
        return trades.get(tradeId);
    }

    /// It was a trade, and it is over.
    boolean hasEnded(long tradeId) {
        return tradeId > 0 && tradeId <= lastTradeId && !trades.containsKey(tradeId);
    }

    int tradeCount() {
        return trades.size();
    }

    void addTrade(RoundTrip trade) {
        trades.put(trade.tradeId(), trade);
    }

    void removeTrade(RoundTrip trade) {
        trades.remove(trade.tradeId());
    }
}
