package trading.web.order;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.message.Report;
import trading.engine.model.Order;

/// What reports say about orders.
public final class OrderReports {
    private OrderReports() {}

    /// The order after the report; null when it is about none.
    public static @Nullable Order orderOf(Report report) {
        return switch (report) {
            case Report.Accepted(Order order, boolean liquidity) -> order;
            case Report.Filled(var fill, Order order, boolean liquidity) -> order;
            case Report.Canceled(Order order, var reason, boolean liquidity) -> order;
            case Report.OrderUpdated(Order order, var event, boolean liquidity) -> order;
            default -> null;
        };
    }

    /// Every order that they are about, as it is after all of them, in the order of its first report.
    static Map<Long, Order> latest(List<Report> reports) {
        Map<Long, Order> latest = new LinkedHashMap<>();
        for (Report report : reports) {
            Order order = orderOf(report);
            if (order != null) {
                latest.put(order.orderId(), order);
            }
        }
        return latest;
    }
}
