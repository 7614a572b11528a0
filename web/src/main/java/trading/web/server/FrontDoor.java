package trading.web.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import trading.web.audit.AuditGate;
import trading.web.metrics.ApiMeters;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.RouteTable;
import trading.web.security.AuditLog;
import trading.web.security.Principal;
import trading.web.security.RequestGuard;
import trading.web.security.Security;
import trading.web.security.user.Role;

/// What happens to every request before it is routed: a name, safe headers, the checks of where it comes
/// from, 404 and 405, the login of a WebSocket; and, when it is answered, its count and its time.
final class FrontDoor extends Handler.Wrapper {
    /// The attribute that holds who opened a WebSocket.
    static final String PRINCIPAL = Principal.class.getName();

    /// The web framework would route by this header.
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";

    private final RouteTable table;
    private final Security security;
    private final ApiMeters meters;
    private final ConnectionDeadlines deadlines;
    private final List<WebSocketGate> webSockets;
    private final EdgeGuard edge;
    private volatile @Nullable RequestGuard guard;
    private volatile boolean strict;

    FrontDoor(
            RouteTable table,
            Security security,
            ApiMeters meters,
            ConnectionDeadlines deadlines,
            List<WebSocketGate> webSockets,
            EdgeGuard edge) {
        this.table = table;
        this.security = security;
        this.meters = meters;
        this.deadlines = deadlines;
        this.webSockets = webSockets;
        this.edge = edge;
    }

    /// Browsers are told to come by TLS only from now on, which is right where others vouch for the certificate.
    void keepToTls() {
        strict = true;
    }

    /// Answers requests from now on; before, the port and so the names are not known.
    void open(RequestGuard names) {
        guard = names;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long started = System.nanoTime();
        String path = Request.getPathInContext(request);
        String endpoint = gate(path).map(WebSocketGate::path).orElseGet(() -> table.template(path));
        String method = known(request.getMethod());
        deadlines.arrived(request);
        Request.addCompletionListener(request, failure -> {
            deadlines.answered(request);
            meters.answered(method, endpoint, response.getStatus(), System.nanoTime() - started);
        });
        RequestIds.give(request);
        SecurityHeaders.put(response.getHeaders());
        if (strict) {
            SecurityHeaders.keepToTls(response.getHeaders());
        }
        Optional<Problem> refused = edge.check(request, response.getHeaders(), method, endpoint);
        if (refused.isEmpty()) {
            refused = check(request, path);
        }
        if (refused.isPresent()) {
            ProblemErrorHandler.write(request, response, callback, refused.get());
            return true;
        }
        return super.handle(new AsSent(request), response, callback);
    }

    private Optional<Problem> check(Request request, String path) {
        RequestGuard names = guard;
        if (names == null) {
            return Optional.of(Problem.of(ProblemType.UNAVAILABLE).withHeader("Retry-After", "1"));
        }
        HttpFields headers = request.getHeaders();
        // Clients also offer HTTP/2 by this header, as Java's does by itself: what is not spoken here is not looked at.
        boolean upgrade =
                headers.contains(HttpHeader.SEC_WEBSOCKET_KEY) || headers.contains(HttpHeader.UPGRADE, "websocket");
        Optional<Problem> foreign = names.check(new RequestGuard.Asked(
                request.getMethod(),
                path,
                headers.get(HttpHeader.HOST),
                headers.get(HttpHeader.ORIGIN),
                headers.get("Sec-Fetch-Site"),
                headers.get("Sec-Fetch-Mode"),
                upgrade));
        if (foreign.isPresent()) {
            audit(foreign.get(), request);
            return foreign;
        }
        Optional<Problem> wrongMethod = checkMethod(request.getMethod(), path, upgrade);
        if (wrongMethod.isEmpty() && !upgrade) {
            return AuditGate.check(request.getMethod(), table.template(path));
        }
        return wrongMethod.isPresent() ? wrongMethod : gate(path).flatMap(gate -> enter(request, gate));
    }

    private Optional<WebSocketGate> gate(String path) {
        return webSockets.stream().filter(gate -> gate.serves(path)).findFirst();
    }

    private Optional<Problem> checkMethod(String method, String path, boolean upgrade) {
        Set<String> methods = table.methods(path);
        if (upgrade) {
            return gate(path).isPresent() ? Optional.empty() : Optional.of(Problem.of(ProblemType.NOT_FOUND));
        }
        if (gate(path).isPresent()) {
            return Optional.of(Problem.of(ProblemType.UPGRADE_REQUIRED).withHeader("Upgrade", "websocket"));
        }
        boolean get = method.equals("GET") || method.equals("HEAD");
        if (methods.isEmpty()) {
            return get ? Optional.empty() : Optional.of(Problem.of(ProblemType.NOT_FOUND));
        }
        if (methods.contains(method) || (get && methods.contains("GET"))) {
            return Optional.empty();
        }
        Set<String> allowed = new TreeSet<>(methods);
        if (methods.contains("GET")) {
            allowed.add("HEAD");
        }
        return Optional.of(Problem.of(ProblemType.METHOD_NOT_ALLOWED).withHeader("Allow", String.join(", ", allowed)));
    }

    private Optional<Problem> enter(Request request, WebSocketGate gate) {
        Optional<Role> needed = gate.access().role();
        if (needed.isPresent()) {
            Optional<Principal> principal = security.authenticate(
                    request.getHeaders().get(HttpHeader.AUTHORIZATION), cookie(request), EdgeGuard.client(request));
            if (principal.isEmpty()) {
                return Optional.of(Problem.of(ProblemType.UNAUTHENTICATED).withHeader("WWW-Authenticate", "Bearer"));
            }
            // which account a token is for is looked at for each channel
            Optional<Problem> refused =
                    security.refusal(principal.get(), new Security.Door(needed.get(), false, false, true));
            if (refused.isPresent()) {
                return refused;
            }
            request.setAttribute(PRINCIPAL, principal.get());
        }
        return gate.hasRoom()
                ? Optional.empty()
                : Optional.of(new Problem(ProblemType.UNAVAILABLE, "Too many WebSockets are open.")
                        .withHeader("Retry-After", "5"));
    }

    private @Nullable String cookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(security.cookie()))
                .map(cookie -> cookie.getValue())
                .findFirst()
                .orElse(null);
    }

    private static void audit(Problem problem, Request request) {
        String agent = request.getHeaders().get(HttpHeader.USER_AGENT);
        AuditLog.record(
                problem.type() == ProblemType.MISDIRECTED_REQUEST ? "host_refused" : "origin_refused",
                problem.detail(),
                EdgeGuard.client(request),
                agent == null ? "" : agent);
    }

    /// Labels must be few, so a method that nobody knows is one of them.
    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "OTHER";
        };
    }

    /// What was checked is what is routed: the method is the one of the request line, whatever a header
    /// asks for instead. A HEAD is answered like a GET; the server leaves the body out by itself.
    private static final class AsSent extends Request.Wrapper {
        private final HttpFields headers;

        AsSent(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders())
                    .remove(METHOD_OVERRIDE)
                    .asImmutable();
        }

        @Override
        public String getMethod() {
            String method = super.getMethod();
            return method.equals("HEAD") ? "GET" : method;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
