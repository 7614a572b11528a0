package trading.engine.core;

import org.jspecify.annotations.Nullable;

/// The open orders of one account in one instrument, oldest first.
final class InstrumentOrders {
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
        order.olderOfInstrument = newest;
        if (newest == null) {
            oldest = order;
        } else {
            newest.newerOfInstrument = order;
        }
        newest = order;
    }

    void remove(LiveOrder order) {
        LiveOrder older = order.olderOfInstrument;
        LiveOrder newer = order.newerOfInstrument;
        if (older == null) {
            oldest = newer;
        } else {
            older.newerOfInstrument = newer;
        }
        if (newer == null) {
            newest = older;
        } else {
            newer.olderOfInstrument = older;
        }
        order.olderOfInstrument = null;
        order.newerOfInstrument = null;
    }
}
