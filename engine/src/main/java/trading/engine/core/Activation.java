package trading.engine.core;

import org.jspecify.annotations.Nullable;
import trading.engine.message.OrderRequest;
import trading.engine.model.CancelReason;
import trading.engine.model.Contingency;
import trading.engine.risk.OrderCheck;
import trading.engine.risk.RiskEngine;

/// Whether what waited for its parent may begin to work: when the list was sent, nobody knew what would be
/// open by then, and what the account would be allowed.
final class Activation {
    private final OrderDesk desk;
    private final RiskEngine risk;
    private final OrderRequest request = new OrderRequest();
    private final OrderCheck check = new OrderCheck();

    Activation(OrderDesk desk, RiskEngine risk) {
        this.desk = desk;
        this.risk = risk;
    }

    /// It may add to what the account holds: neither is it a bracket's exit, nor was it sent as reduce-only.
    static boolean isEntry(LiveOrder order) {
        OrderList list = order.list;
        return !order.reduceOnly && (list == null || list.contingency != Contingency.BRACKET);
    }

    /// Null when that many lots of it may work, what works already included; else why not.
    @Nullable
    CancelReason refusal(LiveOrder order, long lots) {
        OpenRequests.fill(request, order, lots, 0, 0);
        desk.fill(check, request, order.participant, order.market);
        check.onlyLess = false;
        check.isCounted = true;
        OpenRequests.replaces(check, order);
        if (!risk.checkActivation(check)) {
            return switch (check.denyCode()) {
                case TRADING_STATE_FORBIDS, ENTRIES_LOCKED, INSTRUMENT_NOT_PERMITTED -> CancelReason.TRADING_STATE;
                default -> CancelReason.RISK;
            };
        }
        if (check.usedOverride) {
            desk.useOverride(order.participant, order.strategy());
        }
        return null;
    }
}
