package trading.web.server;

import io.javalin.http.Context;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import trading.web.edge.ClientAddress;
import trading.web.edge.Edge;
import trading.web.edge.RateLimiter;
import trading.web.edge.RateLimiter.Verdict;
import trading.web.metrics.ApiMeters;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// Networks and rates at the front door, before anything else is looked at; and the rates of who has logged in.
final class EdgeGuard {
    private static final String POLICY = "RateLimit-Policy";
    private static final String STATE = "RateLimit";

    private final Edge edge;
    private final RateLimiter limiter;
    private final ApiMeters meters;

    EdgeGuard(Edge edge, ApiMeters meters) {
        this.edge = edge;
        this.limiter = new RateLimiter(edge.rates());
        this.meters = meters;
    }

    /// `template`: the path of the route, or what stands for none.
    Optional<Problem> check(Request request, HttpFields.Mutable answer, String method, String template) {
        String socket = Request.getRemoteAddr(request);
        if (!edge.networks().contains(socket)) {
            // No header of a stranger is worth reading.
            AuditLog.record("network_refused", "not in api.networks", socket, "");
            return Optional.of(new Problem(ProblemType.FORBIDDEN, "Requests from this network are not answered."));
        }
        String client = ClientAddress.of(socket, request.getHeaders().get(HttpHeader.X_FORWARDED_FOR), edge.proxies());
        request.setAttribute(Call.CLIENT, client);
        Optional<Verdict> verdict = limiter.address(client, method, template);
        verdict.ifPresent(told -> answer.put(POLICY, told.policy()).put(STATE, told.state()));
        return verdict.flatMap(told -> refusal(told, "address"));
    }

    /// Throws the refusal.
    void check(Context context, Route route) {
        Principal principal = context.attribute(Principal.class.getName());
        if (principal == null) {
            return;
        }
        limiter.principal(principal.user(), route.method(), route.path()).ifPresent(told -> {
            context.header(POLICY, told.policy());
            context.header(STATE, told.state());
            refusal(told, "principal").ifPresent(problem -> {
                throw problem.asException();
            });
        });
    }

    /// The other end of the connection, or who is behind it where that is a trusted proxy.
    static String client(Request request) {
        return request.getAttribute(Call.CLIENT) instanceof String client ? client : Request.getRemoteAddr(request);
    }

    private Optional<Problem> refusal(Verdict told, String of) {
        if (told.allowed()) {
            return Optional.empty();
        }
        meters.limited(of, told.budget());
        return Optional.of(new Problem(
                        ProblemType.TOO_MANY_REQUESTS,
                        "More than " + told.quota() + " in a minute, by this " + of + ": try again in "
                                + told.retrySeconds() + " s. Ending orders has a share of its own, and a kill switch"
                                + " is never refused.")
                .withHeader("Retry-After", Long.toString(told.retrySeconds())));
    }
}
