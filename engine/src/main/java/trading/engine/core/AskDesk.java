package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Command;
import trading.engine.message.OrderOutlook;
import trading.engine.message.OrderRequest;
import trading.engine.message.Report;
import trading.engine.model.Contingency;
import trading.engine.model.DenyCode;
import trading.engine.risk.OrderCheck;

/// Says what would become of orders, by the checks that they will meet, and changes nothing.
///
/// What is measured only before an order is decided is taken as it was measured last: the fee tier of an
/// account with a table, and the equity that loss limits look at. Client order ids are not looked up.
final class AskDesk {
    private final CoreState state;
    private final OrderDesk desk;
    private final ListDesk lists;

    AskDesk(CoreState state, OrderDesk desk, ListDesk lists) {
        this.state = state;
        this.desk = desk;
        this.lists = lists;
    }

    OrderOutlook ask(long timeNanos, Command.SubmitOrder order) {
        return ask(timeNanos, null, List.of(order));
    }

    OrderOutlook ask(long timeNanos, Command.SubmitOrderList list) {
        return ask(timeNanos, list.contingency(), list.orders());
    }

    private OrderOutlook ask(long timeNanos, @Nullable Contingency contingency, List<Command.SubmitOrder> orders) {
        List<OrderRequest> requests = new ArrayList<>();
        for (Command.SubmitOrder order : orders) {
            OrderRequest request = new OrderRequest();
            request.set(order);
            requests.add(request);
        }
        if (requests.isEmpty()) {
            Report.Denied denied = new Report.Denied(-1, -1, "", "", DenyCode.LIST_INVALID, 0, 0, 0, 0, false);
            return new OrderOutlook.Refused(denied, 0);
        }
        OrderRequest first = requests.getFirst();
        Participant participant = state.participant(first.account);
        if (participant == null || participant.account.isLiquidity()) {
            return refused(first, 0, DenyCode.ACCOUNT_UNKNOWN, first.account);
        }
        Market market = state.market(first.instrument);
        if (market == null) {
            return refused(first, 0, DenyCode.INSTRUMENT_UNKNOWN, first.instrument);
        }
        int misfit = contingency == null ? -1 : ListDesk.misfit(contingency, requests);
        if (misfit >= 0) {
            int place = Math.min(misfit, requests.size() - 1);
            return refused(requests.get(place), place, DenyCode.LIST_INVALID, misfit);
        }
        if (contingency == Contingency.BRACKET) {
            first.opensTrade = true;
        }
        return check(Math.max(timeNanos, state.outbox.timeNanos()), contingency, requests, participant, market);
    }

    private OrderOutlook check(
            long nowNanos,
            @Nullable Contingency contingency,
            List<OrderRequest> requests,
            Participant participant,
            Market market) {
        List<OrderCheck> checks = new ArrayList<>();
        long reserve = 0;
        for (int i = 0; i < requests.size(); i++) {
            OrderCheck check = new OrderCheck();
            desk.look(check, requests.get(i), participant, market);
            check.onlyAsked = true;
            check.nowNanos = nowNanos;
            check.orders = requests.size();
            check.earlier = List.copyOf(checks);
            boolean child = i > 0 && (contingency == Contingency.OTO || contingency == Contingency.BRACKET);
            if (!lists.passes(contingency, check, checks, child)) {
                return refused(check, i);
            }
            reserve = Math.max(reserve, child ? 0 : check.reserve);
            checks.add(check);
        }
        OrderCheck first = checks.getFirst();
        boolean usesOverride = checks.stream().anyMatch(check -> check.usedOverride);
        return new OrderOutlook.Passes(first.bound, reserve, first.feePpm, first.reduces, usesOverride);
    }

    private static OrderOutlook refused(OrderRequest request, int place, DenyCode code, long measured) {
        return refused(request, place, code, measured, 0, 0);
    }

    private static OrderOutlook refused(OrderCheck check, int place) {
        return refused(check.request, place, check.denyCode(), check.measured, check.limit, check.wouldPass);
    }

    private static OrderOutlook refused(
            OrderRequest request, int place, DenyCode code, long measured, long limit, long wouldPass) {
        Report.Denied denied = new Report.Denied(
                request.account,
                request.instrument,
                request.clientOrderId.toString(),
                request.strategy,
                code,
                measured,
                limit,
                wouldPass,
                0,
                false);
        return new OrderOutlook.Refused(denied, place);
    }
}
