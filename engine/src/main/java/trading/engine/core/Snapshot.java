package trading.engine.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.model.TradeStatus;
import trading.engine.position.Account;
import trading.engine.position.Holding;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The state as bytes and back. Everything is written in an order of its own: by id, or as it stands in the
/// book.
final class Snapshot {
    private static final int MAGIC = 0x54524443;
    private static final int VERSION = 1;

    private Snapshot() {}

    static byte[] encode(CoreState state) {
        StateWriter writer = new StateWriter();
        writer.putInt(MAGIC);
        writer.putInt(VERSION);
        writer.putLong(state.lastOrderId);
        writer.putLong(state.lastTradeId);
        writer.putLong(state.lastFillId);
        writer.putLong(state.lastMatchId);
        state.ledger.encode(writer);
        state.clientOrderIds.encode(writer);
        int markets = 0;
        for (int id = 0; id < state.marketSlots(); id++) {
            markets += state.market(id) == null ? 0 : 1;
        }
        writer.putInt(markets);
        for (int id = 0; id < state.marketSlots(); id++) {
            Market market = state.market(id);
            if (market != null) {
                encode(market, writer);
            }
        }
        return writer.toBytes();
    }

    private static void encode(Market market, StateWriter writer) {
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
        writer.putLong(market.reported().timeNanos());
        market.bars.encode(writer);
        for (Side side : Side.values()) {
            List<LiveOrder> orders = new ArrayList<>();
            market.book.forEachOrder(side, order -> orders.add((LiveOrder) order));
            writer.putInt(orders.size());
            for (LiveOrder order : orders) {
                order.encode(writer);
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
    }

    static CoreState decode(byte[] bytes) {
        StateReader reader = new StateReader(bytes);
        int magic = reader.readInt();
        int version = reader.readInt();
        if (magic != MAGIC || version != VERSION) {
            throw new IllegalArgumentException("state: magic=" + Integer.toHexString(magic) + " version=" + version);
        }
        long lastOrderId = reader.readLong();
        long lastTradeId = reader.readLong();
        long lastFillId = reader.readLong();
        long lastMatchId = reader.readLong();
        CoreState state = new CoreState(Ledger.decode(reader), ClientOrderIds.decode(reader));
        state.lastOrderId = lastOrderId;
        state.lastTradeId = lastTradeId;
        state.lastFillId = lastFillId;
        state.lastMatchId = lastMatchId;
        findTrades(state);
        List<LiveOrder> orders = new ArrayList<>();
        int markets = reader.readCount();
        for (int i = 0; i < markets; i++) {
            decodeMarket(state, reader, orders);
        }
        orders.sort(Comparator.comparingLong(LiveOrder::orderId));
        orders.forEach(state::addOrder);
        protectTrades(state);
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
        long quoteNanos = reader.readLong();
        market.bars.decode(reader);
        for (int side = 0; side < Side.values().length; side++) {
            int count = reader.readCount();
            for (int i = 0; i < count; i++) {
                LiveOrder order = LiveOrder.decode(state.ledger, market, reader);
                order.trade = decodeTrade(state, reader);
                RoundTrip trade = order.trade;
                if (trade != null && order.exits) {
                    trade.claimExit(order.openQuantity());
                }
                market.book.restore(order);
                orders.add(order);
            }
        }
        market.report(market.quote(quoteNanos));
    }

    private static @Nullable RoundTrip decodeTrade(CoreState state, StateReader reader) {
        if (reader.readBoolean()) {
            RoundTrip pending = RoundTrip.decode(reader);
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

    private static void findTrades(CoreState state) {
        forEachOpenTrade(state, state::addTrade);
    }

    private static void protectTrades(CoreState state) {
        forEachOpenTrade(state, trade -> {
            Market market = state.market(trade.instrument());
            if (market == null) {
                throw new IllegalArgumentException("state: tradeId=" + trade.tradeId() + " has no instrument");
            }
            if (trade.isProtected()) {
                market.protectedTrades.add(trade);
            }
        });
    }

    private static void forEachOpenTrade(CoreState state, Consumer<RoundTrip> consumer) {
        for (Account account : state.ledger.accounts()) {
            for (int instrument = 0; instrument < account.holdingSlots(); instrument++) {
                Holding holding = account.holdingOrNull(instrument);
                if (holding != null) {
                    for (RoundTrip trade = holding.oldest(); trade != null; trade = holding.after(trade)) {
                        consumer.accept(trade);
                    }
                }
            }
        }
    }
}
