package trading.engine.reference;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.AccountKind;
import trading.engine.model.ExitReason;
import trading.engine.model.FeeRates;
import trading.engine.model.FeeSchedule;
import trading.engine.model.FeeTier;
import trading.engine.model.FillModel;
import trading.engine.model.LimitOverride;
import trading.engine.model.MarginTerms;
import trading.engine.model.Permission;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;

/// An account: its terms, its money in all, what it has earned by instrument, and what risk knows of it.
final class PlainAccount {
    /// A trade that ended.
    record ClosedTrade(long timeNanos, PlainTrade trade, ExitReason reason) {}

    /// What makes two orders of a person the same.
    record Sameness(int instrument, Side side, Enum<?> type, long quantity, List<Long> prices) {}

    /// When such an order was accepted.
    record RecentOrder(Sameness sameness, long timeNanos) {}

    /// The highest equity of a minute.
    record MinuteEquity(long minute, BigInteger equity) {}

    private static final long DAY = 86_400_000_000_000L;

    final int id;
    final AccountKind kind;
    String name = "";
    FeeSchedule feeTable = FeeSchedule.flat(0, 0);

    /// By day, in money of the home asset.
    final TreeMap<Long, BigInteger> traded = new TreeMap<>();

    @Nullable
    FeeRates toldRates;

    RiskLimits limits = new RiskLimits(1, 1, 1, 1);
    MarginTerms margin = MarginTerms.SPOT;
    FillModel fillModel = FillModel.IDEAL;
    final Map<String, BigInteger> money = new HashMap<>();
    final Set<String> depositReferences = new HashSet<>();

    /// The orders that were accepted by the client order id that came with them.
    final Map<String, PlainOrder> accepted = new HashMap<>();

    /// In the order in which they opened.
    final List<PlainTrade> openTrades = new ArrayList<>();

    final Map<Integer, BigInteger> grossPnl = new HashMap<>();
    final Map<Integer, BigInteger> fees = new HashMap<>();

    TradingState state = TradingState.ACTIVE;
    StateReason stateReason = StateReason.MANUAL;
    String stateText = "";
    String stateBy = "";
    final Deque<Long> messages = new ArrayDeque<>();
    final Deque<RecentOrder> recentOrders = new ArrayDeque<>();
    final Map<String, Deque<Long>> executions = new HashMap<>();
    final List<TradingLock> locks = new ArrayList<>();
    List<Protection> protections = List.of();
    final List<ClosedTrade> closedTrades = new ArrayList<>();

    /// By strategy.
    final TreeMap<String, Permission> permissions = new TreeMap<>();

    final List<LimitOverride> overrides = new ArrayList<>();

    /// 0: the dead-man switch is not armed.
    long goesOffNanos;

    boolean goesOffWithStops;

    boolean measured;
    BigInteger equity = BigInteger.ZERO;
    BigInteger peak = BigInteger.ZERO;
    BigInteger dayStart = BigInteger.ZERO;
    long day;
    boolean equityReported;
    BigInteger reportedEquity = BigInteger.ZERO;
    long reportedNanos;

    /// The highest equity of each of the last minutes in which it was measured, as many as a
    /// protection looks back.
    final Deque<MinuteEquity> minutes = new ArrayDeque<>();

    int minutesKept;

    PlainAccount(int id, AccountKind kind) {
        this.id = id;
        this.kind = kind;
    }

    boolean isLiquidity() {
        return kind == AccountKind.LIQUIDITY;
    }

    boolean isMargin() {
        return margin.isMargin();
    }

    boolean feesByValue() {
        return !isLiquidity() && feeTable.tiers().size() > 1;
    }

    /// What was traded on the day and the 29 days before it.
    BigInteger tradedUntil(long nowNanos) {
        long day = Math.floorDiv(nowNanos, DAY);
        return traded.subMap(day - 29, true, day, true).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
    }

    /// No day counts for more than what the highest tier may begin at; what is older than the newest day
    /// and the 29 days before it, is forgotten.
    void countTraded(long nowNanos, BigInteger value) {
        BigInteger most = PlainMoney.of(FeeSchedule.MOST_NOTIONAL);
        traded.merge(
                Math.floorDiv(nowNanos, DAY),
                value.min(most),
                (a, b) -> a.add(b).min(most));
        traded.headMap(traded.lastKey() - 29).clear();
    }

    FeeTier feesAt(long nowNanos) {
        FeeTier reached = feeTable.first();
        for (FeeTier tier : feeTable.tiers()) {
            if (feesByValue() && tradedUntil(nowNanos).compareTo(PlainMoney.of(tier.fromNotional())) >= 0) {
                reached = tier;
            }
        }
        return reached;
    }

    int highestFeePpm(long nowNanos) {
        FeeTier now = feesAt(nowNanos);
        return Math.max(0, Math.max(now.makerFeePpm(), now.takerFeePpm()));
    }

    /// The first list that leaves out what the order is for: the account's, or its strategy's.
    @Nullable
    Permission leavingOut(SubmitOrder order) {
        for (String strategy : List.of("", order.strategy())) {
            Permission list = permissions.get(strategy);
            if (list != null && !list.instruments().contains(order.instrument())) {
                return list;
            }
        }
        return null;
    }

    BigInteger total(String asset) {
        return money.getOrDefault(asset, BigInteger.ZERO);
    }

    void add(String asset, BigInteger amount) {
        money.merge(asset, amount, BigInteger::add);
    }

    /// No more is remembered than what the limit itself counts.
    void limitsChanged() {
        remember(messages, limits.rate().messages());
        executions.values().forEach(times -> remember(times, limits.rate().executions()));
    }

    static void remember(Deque<Long> times, int most) {
        while (times.size() > most) {
            times.removeFirst();
        }
    }

    /// How many were less than `spanNanos` ago. What was older once is forgotten.
    static int within(Deque<Long> times, long nowNanos, long spanNanos) {
        while (!times.isEmpty() && nowNanos - times.getFirst() >= spanNanos) {
            times.removeFirst();
        }
        return times.size();
    }
}
