package trading.engine.core;

import java.util.ArrayList;
import java.util.List;
import trading.engine.message.Report;
import trading.engine.model.Order;

/// What happened to traders' orders, in short lines.
final class Told {
    private Told() {}

    static List<String> orders(List<Report> reports) {
        List<String> lines = new ArrayList<>();
        for (Report report : reports) {
            if (report instanceof Report.OfAccount ofAccount && !ofAccount.liquidity()) {
                String line = line(report);
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private static String line(Report report) {
        return switch (report) {
            case Report.Accepted(Order order, boolean liquidity) -> order.orderId() + " " + order.status();
            case Report.OrderUpdated(Order order, var event, boolean liquidity) ->
                order.orderId() + " " + event + " leaves " + order.leavesQuantity();
            case Report.Filled(var fill, Order order, boolean liquidity) ->
                order.orderId() + " filled " + fill.lastQuantity() + " at " + fill.lastPrice();
            case Report.Canceled(Order order, var reason, boolean liquidity) ->
                order.orderId() + " " + order.status() + " " + reason;
            case Report.Denied denied ->
                "denied " + denied.code() + " " + denied.measured() + " of " + denied.limit() + " passes "
                        + denied.wouldPass();
            case Report.CancelRejected(int account, long orderId, boolean liquidity) -> orderId + " cancel rejected";
            default -> "";
        };
    }
}
