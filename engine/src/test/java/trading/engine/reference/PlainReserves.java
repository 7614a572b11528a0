package trading.engine.reference;

import java.math.BigInteger;

/// What open orders lock: each what it needs, those of a list together the most that any one of them needs.
final class PlainReserves {
    private final PlainState state;

    PlainReserves(PlainState state) {
        this.state = state;
    }

    /// Locks what it needs now, no more and no less.
    void adjust(PlainOrder order) {
        if (!order.isLiquidity()) {
            BigInteger needed = needed(order);
            if (!needed.equals(order.locked())) {
                order.lock(needed);
                state.changedBalance(order.owner, order.lockedAsset());
            }
        }
    }

    /// What it needs, or the most that any one of those of its list needs.
    static BigInteger needed(PlainOrder order) {
        PlainList list = order.list;
        if (list == null || !order.sharesWithList()) {
            return order.needs();
        }
        return list.orders.stream()
                .filter(PlainOrder::sharesWithList)
                .map(PlainOrder::needs)
                .reduce(BigInteger.ZERO, BigInteger::max);
    }

    boolean isCovered(PlainOrder order) {
        BigInteger more = order.needs().subtract(order.locked());
        return more.signum() <= 0
                || state.free(order.owner, order.lockedAsset()).compareTo(more) >= 0;
    }
}
