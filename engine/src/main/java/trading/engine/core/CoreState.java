package trading.engine.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.ReportBuffer;
import trading.engine.model.Instrument;
import trading.engine.position.Account;
import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;
import trading.engine.risk.KillSwitches;

/// Everything that the core knows between two commands. The maps are only ever asked for one key: nothing
/// depends on their order.
final class CoreState {
    static final int MOST_INSTRUMENTS = 65_536;
    private static final int SMALL_IDS = 65_536;

    final Outbox outbox = new Outbox(this);
    final FillBooking fills = new FillBooking(this);
    final FeeDesk fees = new FeeDesk(this);
    final Ledger ledger;
    final ClientOrderIds clientOrderIds;
    final KillSwitches killSwitches = new KillSwitches();
    final Timers timers = new Timers();
    final Pool<LiveOrder> spareOrders = new Pool<>(LiveOrder::new);
    final Pool<RoundTrip> spareTrades = new Pool<>(RoundTrip::new);
    final Commitments commitments;
    private final IdTable<LiveOrder> orders = new IdTable<>();
    private final IdTable<RoundTrip> trades = new IdTable<>();
    private final Long2ObjectHashMap<OrderList> lists = new Long2ObjectHashMap<>();
    private final Int2ObjectHashMap<Participant> participants = new Int2ObjectHashMap<>();

    /// Those whose ids are small, by id: nearly all, and found without a hash.
    private @Nullable Participant[] nearby = new Participant[64];

    private final List<Participant> borrowers = new ArrayList<>();
    private Participant[] byId = new Participant[0];
    private @Nullable Market[] markets = new Market[8];
    private int marketSlots;
    private final List<Market> known = new ArrayList<>();

    long lastOrderId;
    long lastTradeId;
    long lastFillId;
    long lastMatchId;
    long lastLockId;

    CoreState() {
        this(new Ledger(), new ClientOrderIds());
    }

    CoreState(Ledger ledger, ClientOrderIds clientOrderIds) {
        this.ledger = ledger;
        this.clientOrderIds = clientOrderIds;
        this.commitments = new Commitments(ledger, outbox);
        for (Account account : ledger.accounts()) {
            Participant unused = addParticipant(account);
        }
    }

    ReportBuffer reports() {
        return outbox.reports();
    }

    @Nullable
    Market market(int instrument) {
        return instrument >= 0 && instrument < marketSlots ? markets[instrument] : null;
    }

    /// The market of something that is known to have one.
    Market requiredMarket(int instrument) {
        Market market = market(instrument);
        if (market == null) {
            throw new IllegalStateException("market: instrument=" + instrument + " is unknown");
        }
        return market;
    }

    /// All there are, by id.
    List<Market> markets() {
        return known;
    }

    Market addMarket(Instrument instrument) {
        if (instrument.id() >= markets.length) {
            markets = Arrays.copyOf(markets, Math.max(instrument.id() + 1, markets.length * 2));
        }
        Market market = new Market(
                instrument, ledger.asset(instrument.base()), ledger.asset(instrument.quote()), fills, outbox);
        markets[instrument.id()] = market;
        marketSlots = Math.max(marketSlots, instrument.id() + 1);
        int place = known.size();
        while (place > 0 && known.get(place - 1).id() > instrument.id()) {
            place--;
        }
        known.add(place, market);
        boolean first = true;
        for (Market other : known) {
            if (other.baseAsset == market.baseAsset && other.quoteAsset == market.quoteAsset) {
                other.tellsPrice = first;
                first = false;
            }
        }
        return market;
    }

    @Nullable
    Participant participant(int account) {
        if (account >= 0 && account < nearby.length) {
            return nearby[account];
        }
        return participants.get(account);
    }

    Participant requiredParticipant(int account) {
        Participant participant = participant(account);
        if (participant == null) {
            throw new IllegalStateException("account: id=" + account + " is unknown");
        }
        return participant;
    }

    /// All, by id.
    Participant[] participants() {
        return byId;
    }

    /// Those that may borrow, by id.
    List<Participant> marginParticipants() {
        return borrowers;
    }

    /// An account's terms are new.
    void termsChanged() {
        borrowers.clear();
        for (Participant participant : byId) {
            if (participant.account.isMargin()) {
                borrowers.add(participant);
            }
        }
    }

    Participant addParticipant(Account account) {
        Participant participant = new Participant(account);
        participants.put(account.id(), participant);
        if (account.id() < SMALL_IDS) {
            if (account.id() >= nearby.length) {
                nearby = Arrays.copyOf(nearby, Math.min(SMALL_IDS, Math.max(account.id() + 1, nearby.length * 2)));
            }
            nearby[account.id()] = participant;
        }
        List<Participant> all = new ArrayList<>(Arrays.asList(byId));
        int index = all.size();
        while (index > 0 && all.get(index - 1).account.id() > account.id()) {
            index--;
        }
        all.add(index, participant);
        byId = all.toArray(Participant[]::new);
        termsChanged();
        return participant;
    }

    @Nullable
    LiveOrder order(long orderId) {
        return orders.get(orderId);
    }

    int orderCount() {
        return orders.size();
    }

    /// From here on it is found by its id. May be called again.
    void addOrder(LiveOrder order) {
        if (!order.listed) {
            order.listed = true;
            orders.put(order.orderId(), order);
            order.participant.add(order);
        }
    }

    /// Does nothing for an order that was never added.
    void removeOrder(LiveOrder order) {
        if (order.listed && orders.remove(order.orderId())) {
            order.listed = false;
            order.participant.remove(order);
        }
    }

    @Nullable
    OrderList list(long listId) {
        return lists.get(listId);
    }

    OrderList addList(OrderList list) {
        lists.put(list.listId, list);
        return list;
    }

    void removeList(OrderList list) {
        lists.remove(list.listId);
    }

    @Nullable
    RoundTrip trade(long tradeId) {
        return trades.get(tradeId);
    }

    /// It was a trade, and it is over.
    boolean hasEnded(long tradeId) {
        return tradeId > 0 && tradeId <= lastTradeId && trades.get(tradeId) == null;
    }

    int tradeCount() {
        return trades.size();
    }

    void addTrade(RoundTrip trade) {
        trades.put(trade.tradeId(), trade);
    }

    void removeTrade(RoundTrip trade) {
        boolean unused = trades.remove(trade.tradeId());
    }
}
