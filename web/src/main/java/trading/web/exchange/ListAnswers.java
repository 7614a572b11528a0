package trading.web.exchange;

import java.util.List;
import trading.engine.model.Instrument;
import trading.engine.model.Order;
import trading.web.exchange.wire.Fields;
import trading.web.text.Figures;

/// A list of orders as answers show it.
final class ListAnswers {
    private ListAnswers() {}

    static Fields of(
            long listId,
            String listClientOrderId,
            String statusType,
            String orderStatus,
            long timeNanos,
            List<Order> orders,
            Instrument instrument) {
        return Fields.of("orderListId", listId)
                .with("contingencyType", "OCO")
                .with("listStatusType", statusType)
                .with("listOrderStatus", orderStatus)
                .with("listClientOrderId", listClientOrderId)
                .with("transactionTime", Figures.millis(timeNanos))
                .with("symbol", instrument.symbol())
                .with(
                        "orders",
                        orders.stream()
                                .map(order -> OrderAnswers.named(order, instrument))
                                .toList());
    }
}
