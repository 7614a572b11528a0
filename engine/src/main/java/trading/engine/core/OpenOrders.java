package trading.engine.core;

import org.jspecify.annotations.Nullable;

/// The open orders of one account, oldest first.
final class OpenOrders {
    private @Nullable LiveOrder oldest;
    private @Nullable LiveOrder newest;

    @Nullable
    LiveOrder oldest() {
        return oldest;
    }

    @Nullable
    LiveOrder newest() {
        return newest;
    }

    void add(LiveOrder order) {
        order.olderOfAccount = newest;
        if (newest == null) {
            oldest = order;
        } else {
            newest.newerOfAccount = order;
        }
        newest = order;
    }

    void remove(LiveOrder order) {
        LiveOrder older = order.olderOfAccount;
        LiveOrder newer = order.newerOfAccount;
        if (older == null) {
            oldest = newer;
        } else {
            older.newerOfAccount = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.olderOfAccount = older;
        }
        order.olderOfAccount = null;
        order.newerOfAccount = null;
    }
}
