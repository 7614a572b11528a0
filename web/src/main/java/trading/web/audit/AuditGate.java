package trading.web.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.security.AuditLog;

/// What goes on while the audit trail cannot be written, and what waits until it can.
///
/// Trading and everything that makes it safer goes on: orders and cancels are in the journal, and nobody is kept from
/// stopping. What gives somebody more than they had (limits, re-arming, keys, tokens, users, strategies) waits:
/// nobody would know afterwards who did it.
public final class AuditGate {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final List<String> TRADING =
            List.of("/api/orders", "/api/order-lists", "/api/trades", "/api/positions", "/api/v3/");

    private static final Set<String> SAFER = Set.of(
            "POST /api/kill-switch",
            "POST /api/risk/locks",
            "PUT /api/risk/dead-man-switch",
            "POST /api/alerts/{id}/acknowledge",
            "DELETE /api/accounts/{id}/exchange-keys/{apiKey}");

    private AuditGate() {}

    /// `template`: the path of the route, as it is declared.
    public static Optional<Problem> check(String method, String template) {
        return goesOn(method, template) ? Optional.empty() : AuditLog.failure().map(AuditGate::refusal);
    }

    /// Whether it is allowed without a trail.
    static boolean goesOn(String method, String template) {
        return SAFE.contains(method)
                || TRADING.stream().anyMatch(template::startsWith)
                || SAFER.contains(method + " " + template)
                || template.endsWith("/stop")
                // To log in, which the one who stops everything may have to, and to log out.
                || template.startsWith("/api/session")
                || template.equals("/api/auth/login")
                || (method.equals("DELETE") && template.startsWith("/api/tokens"));
    }

    private static Problem refusal(String reason) {
        return new Problem(
                        ProblemType.AUDIT_LOG,
                        "The audit log cannot be written, so that nobody would know who did this. Orders, cancels and"
                                + " kill switches work. See the log of the product, and the disk of its data folder.")
                .withHeader("Retry-After", "5");
    }
}
