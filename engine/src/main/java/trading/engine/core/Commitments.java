package trading.engine.core;

import trading.engine.position.Ledger;
import trading.engine.position.RoundTrip;

/// Keeps what open orders lock, claim and count for as it must be, after each change of an order.
final class Commitments {
    private final Ledger ledger;
    private final Outbox outbox;

    private long reserve;
    private long claim;
    private long lots;
    private long notional;

    Commitments(Ledger ledger, Outbox outbox) {
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /// After a change without a fill.
    void update(LiveOrder order) {
        if (order.isLiquidity()) {
            return;
        }
        need(order);
        Commitment commitment = order.commitment();
        long more = reserve - commitment.reserved;
        commitment.reserved = reserve;
        if (more > 0) {
            ledger.reserve(order.owner(), order.reservedAsset(), more);
            outbox.changed(order.participant);
        } else if (more < 0) {
            ledger.release(order.owner(), order.reservedAsset(), -more);
            outbox.changed(order.participant);
        }
        updateCounts(order, commitment);
    }

    /// After a fill that costs `cost` of what is locked. Returns what the fill has to its disposal: the cost
    /// and what need not be locked any more.
    long afterFill(LiveOrder order, long cost) {
        need(order);
        Commitment commitment = order.commitment();
        long released = 0;
        if (!order.owner().isMargin()) {
            long kept = Math.min(commitment.reserved - cost, reserve);
            if (kept < 0) {
                throw new IllegalStateException("reservation: orderId=" + order.orderId() + " left=" + kept);
            }
            released = commitment.reserved - kept;
            commitment.reserved = kept;
        }
        updateCounts(order, commitment);
        return released;
    }

    private void updateCounts(LiveOrder order, Commitment commitment) {
        RoundTrip trade = order.trade;
        if (order.exits && trade != null && claim != commitment.claimed) {
            if (claim > commitment.claimed) {
                trade.claimExit(claim - commitment.claimed);
            } else {
                trade.releaseExit(commitment.claimed - claim);
            }
            commitment.claimed = claim;
        }
        if (lots != commitment.lots) {
            order.holding().addOpen(order.side(), lots - commitment.lots);
            commitment.lots = lots;
        }
        if (notional != commitment.notional) {
            order.seat.exposure(order.market.quoteAsset).addOrders(notional - commitment.notional);
            commitment.notional = notional;
        }
    }

    /// What the order needs, or the most that any leg of its list needs.
    private void need(LiveOrder order) {
        OrderList list = order.list;
        if (list == null || !list.shares(order)) {
            needAlone(order);
            return;
        }
        reserve = 0;
        claim = 0;
        lots = 0;
        notional = 0;
        for (int i = 0; i < list.orders.size(); i++) {
            if (list.shares(list.orders.get(i))) {
                add(list.orders.get(i));
            }
        }
    }

    private void needAlone(LiveOrder order) {
        long working = order.hasEnded() ? 0 : Math.max(0, order.workingQuantity());
        lots = working;
        claim = order.exits ? working : 0;
        if (working == 0) {
            reserve = 0;
            notional = 0;
            return;
        }
        boolean pays = order.pays();
        long worth = pays || !order.reduces ? order.market.instrument().notional(order.priceBound(), working) : 0;
        reserve = pays ? order.reserveOf(worth) : order.deliveryOf(working);
        notional = order.reduces ? 0 : worth;
    }

    private void add(LiveOrder order) {
        if (order.hasEnded()) {
            return;
        }
        long working = order.workingQuantity();
        reserve = Math.max(reserve, order.neededReserve());
        lots = Math.max(lots, working);
        notional = Math.max(notional, order.exposedNotional());
        if (order.exits) {
            claim = Math.max(claim, working);
        }
    }

    /// Whether the account has what the order would lock beyond what is locked for it already.
    static boolean isCovered(LiveOrder order) {
        long more = order.neededReserve() - order.commitment().reserved;
        return more <= 0 || order.owner().free(order.reservedAsset()) >= more;
    }
}
