package trading.engine.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.matching.BookOrder;
import trading.engine.matching.TriggerBook;
import trading.engine.model.Contingency;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Holding;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The state as bytes and back. Everything is written in an order of its own: by id, or as it stands in the
/// book.
final class Snapshot {
    private static final int MAGIC = 0x54524443;
    private static final int VERSION = 3;
    private static final int WITHOUT_ARRANGEMENTS = 2;
    private static final Contingency[] CONTINGENCIES = Contingency.values();

    private Snapshot() {}

    static byte[] encode(CoreState state) {
        StateWriter writer = new StateWriter();
        writer.putInt(MAGIC);
        writer.putInt(VERSION);
        writer.putLong(state.lastOrderId);
        writer.putLong(state.lastTradeId);
        writer.putLong(state.lastFillId);
        writer.putLong(state.lastMatchId);
        writer.putLong(state.lastLockId);
        state.ledger.encode(writer);
        state.clientOrderIds.encode(writer);
        state.timers.encode(writer);
        state.killSwitches.encode(writer);
        for (Participant participant : state.participants()) {
            if (!participant.account.isLiquidity()) {
                participant.risk.encode(writer);
            }
        }
        writer.putInt(state.markets().size());
        for (Market market : state.markets()) {
            encode(state, market, writer);
        }
        encodeLists(state, writer);
        Arrangements.encode(state, writer);
        return writer.toBytes();
    }

    private static void encode(CoreState state, Market market, StateWriter writer) {
        Instrument instrument = market.instrument();
        writer.putInt(instrument.id());
        writer.putText(instrument.symbol());
        writer.putText(instrument.base());
        writer.putText(instrument.quote());
        writer.putLong(instrument.tickSize());
        writer.putLong(instrument.lotSize());
        writer.putLong(instrument.minimumLots());
        writer.putLong(instrument.maximumLots());
        writer.putLong(instrument.minimumNotional());
        writer.putLong(market.lastPrice);
        writer.putLong(market.lastTradeNanos);
        writer.putLong(market.confirmedNanos);
        writer.putLong(market.reportedNanos);
        for (long price : market.notedPrices()) {
            writer.putLong(price);
        }
        market.bars.encode(writer);
        for (Side side : Side.values()) {
            List<LiveOrder> orders = new ArrayList<>();
            for (BookOrder order = market.book.first(side); order != null; order = market.book.next(order)) {
                orders.add((LiveOrder) order);
            }
            encode(orders, writer);
        }
        for (TriggerBook waiting : waiting(market)) {
            encode(waiting(waiting, true), writer);
            encode(waiting(waiting, false), writer);
        }
        encode(elsewhere(state, market), writer);
    }

    private static List<TriggerBook> waiting(Market market) {
        return List.of(market.waitingSells, market.waitingBuys, market.waitingForLast);
    }

    private static List<LiveOrder> waiting(TriggerBook book, boolean rising) {
        List<LiveOrder> orders = new ArrayList<>();
        book.forEach(rising, order -> orders.add((LiveOrder) order));
        return orders;
    }

    /// Open orders that are in no book: on their way, suspended, or with nothing to work right now.
    private static List<LiveOrder> elsewhere(CoreState state, Market market) {
        List<LiveOrder> orders = new ArrayList<>();
        for (Participant participant : state.participants()) {
            LiveOrder order = participant.oldestOrder(market.id());
            for (; order != null; order = order.newerOfInstrument) {
                if (!order.isResting() && !market.waits(order)) {
                    orders.add(order);
                }
            }
        }
        orders.sort(Comparator.comparingLong(LiveOrder::orderId));
        return orders;
    }

    private static void encode(List<LiveOrder> orders, StateWriter writer) {
        writer.putInt(orders.size());
        for (LiveOrder order : orders) {
            OrderBytes.encode(order, writer);
            RoundTrip trade = order.trade;
            boolean pending = trade != null && trade.status() == TradeStatus.PENDING;
            writer.putBoolean(pending);
            if (trade != null && pending) {
                trade.encode(writer);
            } else {
                writer.putLong(trade == null ? 0 : trade.tradeId());
            }
        }
    }

    /// Members that have ended are only remembered as such.
    private static void encodeLists(CoreState state, StateWriter writer) {
        List<OrderList> lists = new ArrayList<>();
        for (Participant participant : state.participants()) {
            for (LiveOrder order = participant.oldestOrder(); order != null; order = order.newerOfAccount) {
                OrderList list = order.list;
                if (list != null && !lists.contains(list)) {
                    lists.add(list);
                }
            }
        }
        lists.sort(Comparator.comparingLong(list -> list.listId));
        writer.putInt(lists.size());
        for (OrderList list : lists) {
            writer.putLong(list.listId);
            writer.putEnum(list.contingency);
            OrderBytes.encode(list.shared, writer);
            writer.putInt(list.orders.size());
            for (LiveOrder order : list.orders) {
                writer.putLong(order.hasEnded() ? 0 : order.orderId());
            }
        }
    }

    static CoreState decode(byte[] bytes) {
        StateReader reader = new StateReader(bytes);
        int magic = reader.readInt();
        int version = reader.readInt();
        if (magic != MAGIC || version < WITHOUT_ARRANGEMENTS || version > VERSION) {
            throw new IllegalArgumentException("state: magic=" + Integer.toHexString(magic) + " version=" + version
                    + ": this program reads versions " + WITHOUT_ARRANGEMENTS + " to " + VERSION);
        }
        long lastOrderId = reader.readLong();
        long lastTradeId = reader.readLong();
        long lastFillId = reader.readLong();
        long lastMatchId = reader.readLong();
        long lastLockId = reader.readLong();
        Ledger ledger = Ledger.decode(reader, index -> new RoundTrip());
        CoreState state = new CoreState(ledger, ClientOrderIds.decode(reader));
        state.lastOrderId = lastOrderId;
        state.lastTradeId = lastTradeId;
        state.lastFillId = lastFillId;
        state.lastMatchId = lastMatchId;
        state.lastLockId = lastLockId;
        state.timers.decode(reader);
        state.killSwitches.decode(reader);
        for (Participant participant : state.participants()) {
            if (!participant.account.isLiquidity()) {
                participant.risk.decode(reader);
            }
        }
        findTrades(state);
        List<LiveOrder> orders = new ArrayList<>();
        int markets = reader.readCount();
        for (int i = 0; i < markets; i++) {
            decodeMarket(state, reader, orders);
        }
        orders.sort(Comparator.comparingLong(LiveOrder::orderId));
        orders.forEach(state::addOrder);
        decodeLists(state, reader);
        orders.forEach(Snapshot::recommit);
        settleTrades(state);
        if (version > WITHOUT_ARRANGEMENTS) {
            Arrangements.decode(state, reader);
        }
        reader.end();
        return state;
    }

    private static void decodeMarket(CoreState state, StateReader reader, List<LiveOrder> orders) {
        Market market = state.addMarket(new Instrument(
                reader.readInt(),
                reader.readText(),
                reader.readText(),
                reader.readText(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong(),
                reader.readLong()));
        market.lastPrice = reader.readLong();
        market.lastTradeNanos = reader.readLong();
        market.confirmedNanos = reader.readLong();
        long reportedNanos = reader.readLong();
        market.notedPrices(reader.readLong(), reader.readLong(), reader.readLong(), reader.readLong());
        market.bars.decode(reader);
        for (int side = 0; side < Side.values().length; side++) {
            decodeOrders(state, market, reader, orders).forEach(market.book::restore);
        }
        for (TriggerBook waiting : waiting(market)) {
            restore(waiting, true, decodeOrders(state, market, reader, orders));
            restore(waiting, false, decodeOrders(state, market, reader, orders));
        }
        market.trailing.sort(Comparator.comparingLong(LiveOrder::orderId));
        List<LiveOrder> unused = decodeOrders(state, market, reader, orders);
        market.markReported(reportedNanos);
    }

    private static void restore(TriggerBook waiting, boolean rising, List<LiveOrder> orders) {
        for (LiveOrder order : orders) {
            waiting.add(order, rising, order.stopPrice);
            if (order.trailingTicks != 0 || order.trailingPpm != 0) {
                order.market.trailing.add(order);
            }
        }
    }

    private static List<LiveOrder> decodeOrders(
            CoreState state, Market market, StateReader reader, List<LiveOrder> all) {
        List<LiveOrder> orders = new ArrayList<>();
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            LiveOrder order = OrderBytes.decode(state, market, reader);
            order.trade = decodeTrade(state, market, order, reader);
            orders.add(order);
        }
        all.addAll(orders);
        return orders;
    }

    private static @Nullable RoundTrip decodeTrade(
            CoreState state, Market market, LiveOrder order, StateReader reader) {
        if (reader.readBoolean()) {
            RoundTrip pending = new RoundTrip();
            pending.decode(reader);
            pending.belongsTo(order.seat.exposure(market.quoteAsset));
            state.addTrade(pending);
            return pending;
        }
        long tradeId = reader.readLong();
        RoundTrip open = state.trade(tradeId);
        if (tradeId != 0 && open == null) {
            throw new IllegalArgumentException("state: tradeId=" + tradeId + " is not there");
        }
        return open;
    }

    private static void decodeLists(CoreState state, StateReader reader) {
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            OrderList list = state.addList(new OrderList(reader.readLong(), reader.readEnum(CONTINGENCIES)));
            OrderBytes.decode(list.shared, reader);
            int members = reader.readCount();
            for (int member = 0; member < members; member++) {
                long orderId = reader.readLong();
                LiveOrder order = orderId == 0 ? LiveOrder.ended() : state.order(orderId);
                if (order == null) {
                    throw new IllegalArgumentException("state: listId=" + list.listId + " orderId=" + orderId);
                }
                list.orders.add(order);
                if (orderId != 0) {
                    order.list = list;
                }
            }
            recommitShared(list);
        }
    }

    /// What open orders keep from others, made anew from what they are known to keep.
    private static void recommit(LiveOrder order) {
        if (order.isLiquidity()) {
            return;
        }
        if (order.reduceOnly) {
            order.holding().countReduceOnly(1);
        }
        if (order.commitment() == order.own) {
            recommit(order, order.own);
        }
    }

    private static void recommitShared(OrderList list) {
        for (LiveOrder order : list.orders) {
            if (!order.hasEnded() && list.shares(order)) {
                recommit(order, list.shared);
                return;
            }
        }
    }

    private static void recommit(LiveOrder order, Commitment commitment) {
        RoundTrip trade = order.trade;
        if (order.exits && trade != null) {
            trade.claimExit(commitment.claimed);
        }
        if (commitment.lots != 0) {
            order.holding().addOpen(order.side(), commitment.lots);
        }
        order.seat.exposure(order.market.quoteAsset).addOrders(commitment.notional);
    }

    private static void findTrades(CoreState state) {
        forEachOpenTrade(state, (participant, trade) -> {
            state.addTrade(trade);
        });
    }

    /// Of what the markets know: who is at risk in which quote asset, and which stops are watched.
    private static void settleTrades(CoreState state) {
        forEachOpenTrade(state, (participant, trade) -> {
            Market market = state.market(trade.instrument());
            if (market == null) {
                throw new IllegalArgumentException("state: tradeId=" + trade.tradeId() + " has no instrument");
            }
            trade.belongsTo(participant.risk.seat(trade.strategy()).exposure(market.quoteAsset));
            if (trade.isProtected()) {
                market.protectedTrades.add(trade);
            }
        });
    }

    @FunctionalInterface
    private interface TradeConsumer {
        void accept(Participant participant, RoundTrip trade);
    }

    private static void forEachOpenTrade(CoreState state, TradeConsumer consumer) {
        for (Participant participant : state.participants()) {
            for (Holding holding : participant.account.held()) {
                for (Side side : Side.values()) {
                    for (RoundTrip trade = holding.oldest(side); trade != null; trade = holding.after(trade)) {
                        consumer.accept(participant, trade);
                    }
                }
            }
        }
    }
}
