package trading.infra.store;

import java.util.Set;
import trading.engine.model.TradeStatus;

/// Which trades to list, newest first. `instrument` -1: all. `statuses` empty: all. `beforeId` 0: from the
/// newest, else only trades with a lower id. `limit` is 1 to 500.
public record TradeFilter(int account, int instrument, Set<TradeStatus> statuses, long beforeId, int limit) {
    public TradeFilter {
        statuses = Set.copyOf(statuses);
        Page.check(beforeId, limit);
    }

    /// The newest of all.
    public static TradeFilter newest(int account, int limit) {
        return new TradeFilter(account, -1, Set.of(), 0, limit);
    }
}
