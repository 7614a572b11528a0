package trading.web.order;

import java.util.List;
import trading.engine.model.Contingency;
import trading.web.command.ListDraft;

/// Orders that depend on each other: two to five, the parent first.
record SubmitOrderListRequest(Contingency contingency, List<SubmitOrderRequest> orders) {
    ListDraft draft() {
        return new ListDraft(
                contingency, orders.stream().map(SubmitOrderRequest::draft).toList());
    }
}
