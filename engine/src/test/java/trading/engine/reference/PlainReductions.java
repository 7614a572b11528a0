package trading.engine.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import trading.engine.model.CancelReason;
import trading.engine.model.Side;
import trading.engine.model.TradingState;

/// Section 5: what only reduces stays within what the position covers.
final class PlainReductions {
    private final PlainState state;
    private final PlainVenue venue;

    PlainReductions(PlainState state, PlainVenue venue) {
        this.state = state;
        this.venue = venue;
    }

    /// The newest orders shrink first, so the oldest keep what the position covers. Orders of a list of which
    /// only one can be filled take as much of it as the largest.
    boolean shrink(PlainAccount account, PlainMarket market) {
        boolean shrunk = false;
        for (Side side : List.of(Side.SELL, Side.BUY)) {
            long position = state.positionLots(account, market);
            long covered = Math.max(0, side == Side.SELL ? position : -position);
            Map<PlainList, Long> takenByList = new HashMap<>();
            for (PlainOrder order : state.openOrders(account, market)) {
                if (onlyReduces(order) && order.side() == side) {
                    long working = order.working();
                    PlainList list = order.sharesWithList() ? order.list : null;
                    long taken = list == null ? 0 : takenByList.getOrDefault(list, 0L);
                    long kept = Math.min(covered + taken, working);
                    covered -= Math.max(0, kept - taken);
                    if (list != null) {
                        takenByList.put(list, Math.max(kept, taken));
                    }
                    if (kept < working) {
                        shrunk = true;
                        shrink(order, working - kept);
                    }
                }
            }
            venue.settle();
        }
        return shrunk;
    }

    /// Sent so, or found so while the account may do nothing else.
    private static boolean onlyReduces(PlainOrder order) {
        boolean found = order.owner.state != TradingState.ACTIVE && order.reduces;
        return (order.terms().reduceOnly() || found) && !order.exits;
    }

    private void shrink(PlainOrder order, long less) {
        if (less == order.open()) {
            venue.doom(order, CancelReason.NOTHING_TO_REDUCE);
        } else {
            venue.makeSmaller(order, less);
        }
    }
}
