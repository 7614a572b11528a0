package trading.engine.reference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.message.Command.SubmitOrderList;
import trading.engine.model.Contingency;
import trading.engine.model.DenyCode;
import trading.engine.model.ExitReason;
import trading.engine.model.OrderType;
import trading.engine.reference.PlainChecks.Refusal;
import trading.engine.reference.PlainChecks.Verdict;

/// Section 6: lists of orders, accepted whole or not at all.
final class PlainLists {
    private static final int MOST = 5;

    private final PlainState state;
    private final PlainChecks checks;
    private final PlainPermits permits;
    private final PlainVenue venue;
    private final PlainOrders orders;
    private final PlainEquities equities;

    PlainLists(
            PlainState state,
            PlainChecks checks,
            PlainPermits permits,
            PlainVenue venue,
            PlainOrders orders,
            PlainEquities equities) {
        this.state = state;
        this.checks = checks;
        this.permits = permits;
        this.venue = venue;
        this.orders = orders;
        this.equities = equities;
    }

    void submit(SubmitOrderList command) {
        List<SubmitOrder> requests = new ArrayList<>(command.orders());
        if (requests.isEmpty()) {
            orders.deny(-1, -1, false, DenyCode.LIST_INVALID, 0, 0);
            return;
        }
        SubmitOrder first = requests.getFirst();
        PlainAccount account = state.account(first.account());
        PlainMarket market = state.market(first.instrument());
        if (account == null) {
            orders.deny(first, false, new Refusal(DenyCode.ACCOUNT_UNKNOWN, first.account(), 0));
            return;
        }
        boolean liquidity = account.isLiquidity();
        if (market == null) {
            orders.deny(first, liquidity, new Refusal(DenyCode.INSTRUMENT_UNKNOWN, first.instrument(), 0));
            return;
        }
        if (command.contingency() == Contingency.BRACKET) {
            requests.set(0, PlainOrders.openingTrade(first));
        }
        int misfit = misfit(command.contingency(), requests);
        if (liquidity || misfit >= 0) {
            int place = Math.max(0, misfit);
            SubmitOrder wrong = requests.get(Math.min(place, requests.size() - 1));
            orders.deny(wrong, liquidity, new Refusal(DenyCode.LIST_INVALID, place, 0));
        } else if (areNew(command.contingency(), requests, account)) {
            submit(command.contingency(), requests, account, market);
        }
    }

    private boolean areNew(Contingency contingency, List<SubmitOrder> requests, PlainAccount account) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            SubmitOrder request = requests.get(i);
            if (!request.clientOrderId().isEmpty() && !ids.add(request.clientOrderId())) {
                orders.deny(request, false, new Refusal(DenyCode.LIST_INVALID, i, 0));
                return false;
            }
            if (!orders.isNew(
                    request, account, first -> first.list != null && first.list.isOf(contingency, requests))) {
                return false;
            }
        }
        return true;
    }

    /// The place of the first order that does not go together with the others, -1 when all do.
    private static int misfit(Contingency contingency, List<SubmitOrder> requests) {
        if (requests.size() < 2 || requests.size() > MOST) {
            return requests.size();
        }
        SubmitOrder first = requests.getFirst();
        boolean hasParent = PlainList.hasParent(contingency);
        List<SubmitOrder> legs = requests.subList(hasParent ? 1 : 0, requests.size());
        int limits = 0;
        for (int i = 0; i < requests.size(); i++) {
            SubmitOrder request = requests.get(i);
            boolean isParent = hasParent && i == 0;
            boolean fits = request.account() == first.account()
                    && request.instrument() == first.instrument()
                    && request.strategy().equals(first.strategy());
            if (hasParent && !isParent) {
                fits &= opensNothing(request) && request.tradeId() == 0 && request.quantity() <= first.quantity();
            }
            if (contingency != Contingency.OTO && !isParent) {
                limits += request.type() == OrderType.LIMIT ? 1 : 0;
                fits &= limits <= 1 && isLeg(request, legs.getFirst());
            }
            if (contingency == Contingency.BRACKET) {
                fits &= isParent
                        ? request.tradeId() == 0
                                && !request.terms().reduceOnly()
                                && request.stopLossPrice() == 0
                                && request.takeProfitPrice() == 0
                        : request.side() != first.side()
                                && request.quantity() == first.quantity()
                                && !request.terms().reduceOnly();
            }
            if (!fits) {
                return i;
            }
        }
        return -1;
    }

    private static boolean opensNothing(SubmitOrder request) {
        return !request.opensTrade() && request.stopLossPrice() == 0 && request.takeProfitPrice() == 0;
    }

    private static boolean isLeg(SubmitOrder request, SubmitOrder leg) {
        return opensNothing(request)
                && request.side() == leg.side()
                && request.quantity() == leg.quantity()
                && request.tradeId() == leg.tradeId()
                && request.type() != OrderType.MARKET
                && request.timeInForce().rests();
    }

    private void submit(Contingency contingency, List<SubmitOrder> requests, PlainAccount account, PlainMarket market) {
        equities.beforeOrder(account);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            SubmitOrder request = requests.get(i);
            Verdict verdict = check(contingency, requests, verdicts, i, account, market);
            if (verdict.refusal() != null) {
                orders.deny(request, false, verdict.refusal());
                return;
            }
            verdicts.add(verdict);
        }
        accept(contingency, requests, verdicts, account, market);
    }

    private Verdict check(
            Contingency contingency,
            List<SubmitOrder> requests,
            List<Verdict> verdicts,
            int place,
            PlainAccount account,
            PlainMarket market) {
        SubmitOrder request = requests.get(place);
        if (PlainList.hasParent(contingency) && place > 0) {
            long entry = contingency == Contingency.BRACKET
                    ? PlainChecks.likelyEntry(
                            requests.getFirst(), verdicts.getFirst().stopPrice(), market.reference())
                    : 0;
            return checks.child(request, account, market, entry, requests.subList(0, place));
        }
        return checks.submit(request, account, market, requests.size(), requests.subList(0, place));
    }

    private void accept(
            Contingency contingency,
            List<SubmitOrder> requests,
            List<Verdict> verdicts,
            PlainAccount account,
            PlainMarket market) {
        PlainList list = new PlainList(state.lastOrderId + 1, contingency, requests);
        for (int i = 0; i < requests.size(); i++) {
            SubmitOrder request = requests.get(i);
            boolean child = PlainList.hasParent(contingency) && i > 0;
            boolean target = contingency == Contingency.BRACKET && child && request.type() == OrderType.LIMIT;
            ExitReason reason = target ? ExitReason.TAKE_PROFIT : PlainOrders.reason(request);
            PlainOrder order = venue.accept(request, account, market, verdicts.get(i), reason);
            permits.remember(request, account);
            order.list = list;
            list.orders.add(order);
            if (child) {
                order.held = order.quantity;
                order.reduces =
                        contingency == Contingency.BRACKET || request.terms().reduceOnly();
            }
        }
        list.orders.forEach(order -> venue.prepare(order, false));
        list.orders.forEach(venue::start);
    }
}
