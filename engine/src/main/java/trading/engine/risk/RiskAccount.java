package trading.engine.risk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.LockScope;
import trading.engine.model.Permission;
import trading.engine.model.Protection;
import trading.engine.model.ProtectionKind;
import trading.engine.model.Side;
import trading.engine.model.StateReason;
import trading.engine.model.TradingLock;
import trading.engine.model.TradingState;
import trading.engine.position.Account;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// What risk knows of an account besides its money: what it may do, what it did lately, what it was worth.
public final class RiskAccount {
    private final Account account;
    private TradingState state = TradingState.ACTIVE;
    private StateReason reason = StateReason.MANUAL;
    private String text = "";
    private String by = "";
    private int openOrders;
    private final RateWindow messages = new RateWindow();
    private final RecentOrders recentOrders = new RecentOrders();
    private final List<Seat> seats = new ArrayList<>();
    private @Nullable Seat lastSeat;
    private String lastStrategy = "";
    private final EquityTrack equity = new EquityTrack();
    /// One empty list for all that have none, which is most of them.
    private List<TradingLock> locks = List.of();

    private List<Protection> protections = List.of();
    private final ClosedTrades closedTrades = new ClosedTrades();
    private @Nullable Permits permits;
    private @Nullable Overrides overrides;
    private final DeadManSwitch deadManSwitch = new DeadManSwitch();

    public RiskAccount(Account account) {
        this.account = account;
        limitsChanged();
    }

    public Account account() {
        return account;
    }

    /// The account's limits are new.
    public void limitsChanged() {
        messages.remember(account.limits().rate().messages());
        for (Seat seat : seats) {
            seat.executions().remember(account.limits().rate().executions());
        }
    }

    public TradingState state() {
        return state;
    }

    public StateReason reason() {
        return reason;
    }

    /// Why the state is as it is, in words.
    public String text() {
        return text;
    }

    /// Who set the state; empty for the gateway itself.
    public String by() {
        return by;
    }

    public void state(TradingState newState, StateReason why, String words, String who) {
        state = newState;
        reason = why;
        text = words;
        by = who;
    }

    /// Orders of the account that are not at their end.
    public int openOrders() {
        return openOrders;
    }

    public void countOpenOrders(int change) {
        openOrders += change;
    }

    public RateWindow messages() {
        return messages;
    }

    public RecentOrders recentOrders() {
        return recentOrders;
    }

    public EquityTrack equity() {
        return equity;
    }

    /// The seat of that strategy; made when there is none.
    public Seat seat(String strategy) {
        Seat last = lastSeat;
        if (last != null && lastStrategy.equals(strategy)) {
            return last;
        }
        Seat found = find(strategy);
        lastSeat = found;
        lastStrategy = strategy;
        return found;
    }

    private Seat find(String strategy) {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).strategy().equals(strategy)) {
                return seats.get(i);
            }
        }
        Seat seat = new Seat(this, strategy);
        seat.executions().remember(account.limits().rate().executions());
        seats.add(seat);
        return seat;
    }

    public List<Protection> protections() {
        return protections;
    }

    public void protections(List<Protection> newProtections) {
        protections = newProtections;
        long longest = 0;
        for (Protection protection : newProtections) {
            if (protection.kind() == ProtectionKind.MAX_DRAWDOWN) {
                longest = Math.max(longest, protection.lookbackNanos());
            }
        }
        equity.keepHistory(longest);
    }

    public ClosedTrades closedTrades() {
        return closedTrades;
    }

    /// Made when there are none.
    public Permits permits() {
        Permits known = permits;
        if (known == null) {
            known = new Permits();
            permits = known;
        }
        return known;
    }

    /// The first list that leaves the instrument out for an order of that strategy; null when none does.
    public @Nullable Permission leavingOut(int instrument, String strategy) {
        return permits == null ? null : permits.leavingOut(instrument, strategy);
    }

    /// Made when there are none.
    public Overrides overrides() {
        Overrides known = overrides;
        if (known == null) {
            known = new Overrides();
            overrides = known;
        }
        return known;
    }

    /// Whether soft limits do not hold for an order of that strategy.
    public boolean isOverridden(String strategy) {
        return overrides != null && overrides.of(strategy) != null;
    }

    public DeadManSwitch deadManSwitch() {
        return deadManSwitch;
    }

    /// Those that are not over, by id.
    public List<TradingLock> locks() {
        return locks;
    }

    public void lock(TradingLock lock) {
        if (locks.isEmpty()) {
            locks = new ArrayList<>();
        }
        locks.add(lock);
    }

    /// False when there is no such lock.
    public boolean unlock(long lockId) {
        return !locks.isEmpty() && locks.removeIf(lock -> lock.lockId() == lockId);
    }

    /// The first lock that forbids an entry; null when none does.
    @Nullable
    TradingLock lockOf(int instrument, Side side, long nowNanos) {
        for (int i = 0; i < locks.size(); i++) {
            TradingLock lock = locks.get(i);
            if (lock.untilNanos() > nowNanos
                    && (lock.instrument() == -1 || lock.instrument() == instrument)
                    && (lock.side() == null || lock.side() == side)) {
                return lock;
            }
        }
        return null;
    }

    /// Whether a lock like the one that `protection` would set is there already for at least as long.
    public boolean isLocked(Protection protection, int instrument, Side side, long untilNanos) {
        for (TradingLock lock : locks) {
            boolean covers = switch (protection.scope()) {
                case ALL -> lock.instrument() == -1 && lock.side() == null;
                case PAIR -> (lock.instrument() == -1 || lock.instrument() == instrument) && lock.side() == null;
                case PAIR_SIDE ->
                    (lock.instrument() == -1 || lock.instrument() == instrument)
                            && (lock.side() == null || lock.side() == side);
            };
            if (covers && lock.untilNanos() >= untilNanos) {
                return true;
            }
        }
        return false;
    }

    public void encode(StateWriter writer) {
        writer.putEnum(state);
        writer.putEnum(reason);
        writer.putText(text);
        writer.putText(by);
        messages.encode(writer);
        recentOrders.encode(writer);
        equity.encode(writer);
        List<Seat> busy = seats.stream()
                .filter(seat -> seat.executions().oldest() != 0)
                .sorted(Comparator.comparing(Seat::strategy))
                .toList();
        writer.putInt(busy.size());
        for (Seat seat : busy) {
            writer.putText(seat.strategy());
            seat.executions().encode(writer);
        }
        writer.putInt(locks.size());
        for (TradingLock lock : locks) {
            writer.putLong(lock.lockId());
            writer.putInt(lock.instrument());
            writer.putInt(lock.side() == null ? 0 : lock.side() == Side.BUY ? 1 : 2);
            writer.putLong(lock.sinceNanos());
            writer.putLong(lock.untilNanos());
            writer.putText(lock.reason());
        }
        writer.putInt(protections.size());
        for (Protection protection : protections) {
            writer.putEnum(protection.kind());
            writer.putEnum(protection.scope());
            writer.putLong(protection.lookbackNanos());
            writer.putLong(protection.lockNanos());
            writer.putInt(protection.trades());
            writer.putInt(protection.thresholdPpm());
        }
        closedTrades.encode(writer);
    }

    public void decode(StateReader reader) {
        state = reader.readEnum(TradingState.values());
        reason = reader.readEnum(StateReason.values());
        text = reader.readText();
        by = reader.readText();
        messages.decode(reader);
        recentOrders.decode(reader);
        equity.decode(reader);
        int busy = reader.readCount();
        for (int i = 0; i < busy; i++) {
            seat(reader.readText()).executions().decode(reader);
        }
        int lockCount = reader.readCount();
        for (int i = 0; i < lockCount; i++) {
            long lockId = reader.readLong();
            int instrument = reader.readInt();
            int side = reader.readInt();
            lock(new TradingLock(
                    lockId,
                    account.id(),
                    instrument,
                    side == 0 ? null : side == 1 ? Side.BUY : Side.SELL,
                    reader.readLong(),
                    reader.readLong(),
                    reader.readText()));
        }
        int protectionCount = reader.readCount();
        List<Protection> known = new ArrayList<>();
        for (int i = 0; i < protectionCount; i++) {
            known.add(new Protection(
                    reader.readEnum(ProtectionKind.values()),
                    reader.readEnum(LockScope.values()),
                    reader.readLong(),
                    reader.readLong(),
                    reader.readInt(),
                    reader.readInt()));
        }
        protections = List.copyOf(known);
        closedTrades.decode(reader);
    }

    public void encodeArrangements(StateWriter writer) {
        permits().encode(writer);
        overrides().encode(writer);
        deadManSwitch.encode(writer);
    }

    public void decodeArrangements(StateReader reader) {
        permits().decode(account.id(), reader);
        overrides().decode(account.id(), reader);
        deadManSwitch.decode(reader);
    }
}
