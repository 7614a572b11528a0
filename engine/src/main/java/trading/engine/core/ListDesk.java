package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.OrderRequest;
import trading.engine.model.Contingency;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.risk.OrderCheck;
import trading.engine.risk.RiskEngine;

/// Takes lists of orders in: all of them or none.
final class ListDesk {
    private static final int MOST = 5;

    private final CoreState state;
    private final OrderDesk desk;
    private final RiskEngine risk;
    private final EquityDesk equities;

    ListDesk(CoreState state, OrderDesk desk, RiskEngine risk, EquityDesk equities) {
        this.state = state;
        this.desk = desk;
        this.risk = risk;
        this.equities = equities;
    }

    void submit(Command.SubmitOrderList command) {
        List<OrderRequest> requests = new ArrayList<>();
        for (Command.SubmitOrder order : command.orders()) {
            OrderRequest request = new OrderRequest();
            request.set(order);
            requests.add(request);
        }
        if (requests.isEmpty()) {
            desk.denyCommand(-1, -1, false, DenyCode.LIST_INVALID, 0, 0);
            return;
        }
        OrderRequest first = requests.getFirst();
        Participant participant = state.participant(first.account);
        Market market = state.market(first.instrument);
        int misfit = misfit(command.contingency(), requests);
        first.opensTrade |= command.contingency() == Contingency.BRACKET;
        if (participant == null) {
            desk.deny(first, false, DenyCode.ACCOUNT_UNKNOWN, first.account, 0, 0);
        } else if (market == null) {
            desk.deny(first, participant.account.isLiquidity(), DenyCode.INSTRUMENT_UNKNOWN, first.instrument, 0, 0);
        } else if (participant.account.isLiquidity() || misfit >= 0) {
            OrderRequest wrong = requests.get(Math.max(0, Math.min(misfit, requests.size() - 1)));
            desk.deny(wrong, participant.account.isLiquidity(), DenyCode.LIST_INVALID, Math.max(0, misfit), 0, 0);
        } else if (areNew(command.contingency(), requests, participant)) {
            submit(command.contingency(), requests, participant, market);
        }
    }

    /// The first id that is known says whether the list was sent before: by all of its orders, since each of them is
    /// kept with what the whole list is.
    private boolean areNew(Contingency contingency, List<OrderRequest> requests, Participant participant) {
        ClientOrderIds.markAsList(contingency, requests);
        for (int i = 0; i < requests.size(); i++) {
            OrderRequest request = requests.get(i);
            for (int earlier = 0; earlier < i && !request.clientOrderId.isEmpty(); earlier++) {
                if (requests.get(earlier).clientOrderId.toString().equals(request.clientOrderId.toString())) {
                    desk.deny(request, false, DenyCode.LIST_INVALID, i, 0, 0);
                    return false;
                }
            }
            if (!desk.isNew(request, participant)) {
                return false;
            }
        }
        return true;
    }

    /// The place of the first order that does not go together with the others, -1 when all do.
    static int misfit(Contingency contingency, List<OrderRequest> requests) {
        OrderRequest first = requests.getFirst();
        if (requests.size() < 2 || requests.size() > MOST) {
            return requests.size();
        }
        boolean parent = contingency == Contingency.OTO || contingency == Contingency.BRACKET;
        OrderRequest leg = requests.get(parent ? 1 : 0);
        int limits = 0;
        for (int i = 0; i < requests.size(); i++) {
            OrderRequest request = requests.get(i);
            boolean together = request.account == first.account
                    && request.instrument == first.instrument
                    && request.strategy.equals(first.strategy);
            boolean child = parent && i > 0;
            boolean plain = !request.opensTrade && request.stopLossPrice == 0 && request.takeProfitPrice == 0;
            boolean fits = together && (!child || (plain && request.tradeId == 0 && fitsChild(first, request)));
            if (fits && contingency != Contingency.OTO && (child || !parent)) {
                limits += request.type == OrderType.LIMIT ? 1 : 0;
                fits = plain
                        && request.side == leg.side
                        && request.quantity == leg.quantity
                        && request.tradeId == leg.tradeId
                        && request.type != OrderType.MARKET
                        && request.timeInForce.rests()
                        && limits <= 1;
            }
            if (fits && contingency == Contingency.BRACKET) {
                fits = i == 0
                        ? request.tradeId == 0
                                && !request.reduceOnly
                                && request.stopLossPrice == 0
                                && request.takeProfitPrice == 0
                        : request.side != first.side && request.quantity == first.quantity && !request.reduceOnly;
            }
            if (!fits) {
                return i;
            }
        }
        return -1;
    }

    private static boolean fitsChild(OrderRequest parent, OrderRequest child) {
        return child.quantity <= parent.quantity;
    }

    private void submit(Contingency contingency, List<OrderRequest> requests, Participant participant, Market market) {
        equities.beforeOrder(participant);
        List<OrderCheck> checks = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            OrderCheck check = new OrderCheck();
            desk.fill(check, requests.get(i), participant, market);
            check.orders = requests.size();
            check.earlier = List.copyOf(checks);
            boolean child = i > 0 && (contingency == Contingency.OTO || contingency == Contingency.BRACKET);
            if (!passes(contingency, check, checks, child)) {
                desk.deny(requests.get(i), false, check.denyCode(), check.measured, check.limit, check.wouldPass);
                return;
            }
            checks.add(check);
        }
        accept(contingency, checks, participant, market);
    }

    boolean passes(@Nullable Contingency contingency, OrderCheck check, List<OrderCheck> earlier, boolean child) {
        if (child) {
            long entry = contingency == Contingency.BRACKET ? RiskEngine.entryPrice(earlier.getFirst()) : 0;
            return risk.checkChild(check, entry);
        }
        if (earlier.isEmpty()) {
            return risk.check(check);
        }
        return risk.checkLeg(check);
    }

    private void accept(Contingency contingency, List<OrderCheck> checks, Participant participant, Market market) {
        OrderList list = state.addList(new OrderList(state.lastOrderId + 1, contingency));
        for (int i = 0; i < checks.size(); i++) {
            OrderCheck passed = checks.get(i);
            LiveOrder order = desk.accept(passed, participant, market, reason(list, passed, i));
            order.list = list;
            list.orders.add(order);
            if (list.hasParent() && i > 0) {
                order.heldQuantity = order.orderQuantity;
                order.reduces = contingency == Contingency.BRACKET || passed.request.reduceOnly;
            }
        }
        for (LiveOrder order : List.copyOf(list.orders)) {
            desk.prepare(order);
        }
        for (LiveOrder order : List.copyOf(list.orders)) {
            desk.start(order);
        }
    }

    private static ExitReason reason(OrderList list, OrderCheck check, int place) {
        boolean target = list.contingency == Contingency.BRACKET && place > 0 && check.request.type == OrderType.LIMIT;
        return target ? ExitReason.TAKE_PROFIT : OrderDesk.reasonOf(check.request);
    }
}
