package trading.engine.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import trading.engine.position.Account;
import trading.engine.risk.RiskAccount;

/// One account in the core: its money, what risk knows of it, and its open orders, in all and by instrument,
/// oldest first.
///
/// The ends of the lists are here and the links in the orders: what is in between is not gone through.
final class Participant {
    final Account account;
    final RiskAccount risk;
    private @Nullable LiveOrder oldest;
    private @Nullable LiveOrder newest;

    /// For each instrument its oldest order, and its newest one behind that.
    private @Nullable LiveOrder[] ends = new LiveOrder[16];

    Participant(Account account) {
        this.account = account;
        this.risk = new RiskAccount(account);
    }

    /// Null when none is open.
    @Nullable
    LiveOrder oldestOrder() {
        return oldest;
    }

    /// Of one instrument; null when none is open.
    @Nullable
    LiveOrder oldestOrder(int instrument) {
        return 2 * instrument < ends.length ? ends[2 * instrument] : null;
    }

    @Nullable
    LiveOrder newestOrder(int instrument) {
        return 2 * instrument < ends.length ? ends[2 * instrument + 1] : null;
    }

    void add(LiveOrder order) {
        addToAll(order);
        addToInstrument(order);
        risk.countOpenOrders(1);
    }

    void remove(LiveOrder order) {
        removeFromAll(order);
        removeFromInstrument(order);
        risk.countOpenOrders(-1);
    }

    private void addToAll(LiveOrder order) {
        LiveOrder last = newest;
        order.olderOfAccount = last;
        if (last == null) {
            oldest = order;
        } else {
            last.newerOfAccount = order;
        }
        newest = order;
    }

    private void removeFromAll(LiveOrder order) {
        LiveOrder older = order.olderOfAccount;
        LiveOrder newer = order.newerOfAccount;
        if (older == null) {
            oldest = newer;
        } else {
            older.newerOfAccount = newer;
            order.olderOfAccount = null;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.olderOfAccount = older;
            order.newerOfAccount = null;
        }
    }

    private void addToInstrument(LiveOrder order) {
        int at = 2 * order.instrument();
        if (at >= ends.length) {
            ends = Arrays.copyOf(ends, Math.max(at + 2, ends.length * 2));
        }
        LiveOrder last = ends[at + 1];
        order.olderOfInstrument = last;
        if (last == null) {
            ends[at] = order;
        } else {
            last.newerOfInstrument = order;
        }
        ends[at + 1] = order;
    }

    private void removeFromInstrument(LiveOrder order) {
        int at = 2 * order.instrument();
        LiveOrder older = order.olderOfInstrument;
        LiveOrder newer = order.newerOfInstrument;
        if (older == null) {
            ends[at] = newer;
        } else {
            older.newerOfInstrument = newer;
            order.olderOfInstrument = null;
        }
        if (newer == null) {
            ends[at + 1] = older;
        } else {
            newer.olderOfInstrument = older;
            order.newerOfInstrument = null;
        }
    }
}
