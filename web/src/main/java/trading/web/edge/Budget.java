package trading.web.edge;

import java.util.List;
import java.util.Set;

/// Out of which a request is paid. Orders have one of their own, so that reading much keeps nobody from
/// trading, and a share of it is kept for what ends orders. A preview sends no order, so it is none.
enum Budget {
    REQUESTS,
    ORDERS,
    /// As [#ORDERS], and when that is used up, out of the share that is kept.
    CANCELS,
    /// Never refused.
    STOP;

    private static final List<String> TRADING =
            List.of("/api/orders", "/api/order-lists", "/api/trades", "/api/v3/order");

    private static final Set<String> ENDING = Set.of(
            "POST /api/trades/{id}/close",
            "POST /api/risk/locks",
            "POST /api/strategies/{name}/stop",
            "DELETE /api/v3/openOrders",
            "POST /api/v3/countdownCancelAll",
            "PUT /api/risk/dead-man-switch");

    /// `template`: the path of the route, as it is declared.
    static Budget of(String method, String template) {
        if (method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS")) {
            return REQUESTS;
        }
        if (method.equals("POST") && template.equals("/api/kill-switch")) {
            return STOP;
        }
        if (ENDING.contains(method + " " + template)) {
            return CANCELS;
        }
        if (template.endsWith("/preview") || TRADING.stream().noneMatch(template::startsWith)) {
            return REQUESTS;
        }
        return method.equals("DELETE") ? CANCELS : ORDERS;
    }
}
