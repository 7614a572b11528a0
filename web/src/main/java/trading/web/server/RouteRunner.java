package trading.web.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trading.web.command.Accounts;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Access;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;
import trading.web.security.Security;
import trading.web.security.user.Role;

/// Runs one route for one request: login and role first, then what the headers ask for, then the route
/// itself. Without `PUBLIC` in its declaration, a route is closed to strangers: here, or (`API_KEY`) by
/// itself.
final class RouteRunner implements Handler {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Route route;
    private final Security security;
    private final EdgeGuard edge;

    RouteRunner(Route route, Security security, EdgeGuard edge) {
        this.route = route;
        this.security = security;
        this.edge = edge;
    }

    @Override
    public void handle(Context context) throws Exception {
        Optional<Role> needed = route.access().role();
        if (needed.isPresent()) {
            admit(context, authenticate(context), needed.get());
            edge.check(context, route);
        }
        if (!isAcceptable(context.header("Accept"), route.contentType())) {
            throw new Problem(ProblemType.NOT_ACCEPTABLE, "This is available as " + route.contentType() + ".")
                    .asException();
        }
        if (WITH_BODY.contains(route.method()) && !route.raw()) {
            checkBody(context);
        }
        send(context, route.handler().handle(new Call(context, route)));
    }

    private Principal authenticate(Context context) {
        Principal principal = security.authenticate(
                        context.header("Authorization"), context.cookie(security.cookie()), Call.address(context))
                .orElseThrow(() -> Problem.of(ProblemType.UNAUTHENTICATED)
                        .withHeader("WWW-Authenticate", "Bearer")
                        .asException());
        context.attribute(Principal.class.getName(), principal);
        return principal;
    }

    private void admit(Context context, Principal who, Role needed) {
        boolean aboutAccounts = route.query().contains(Accounts.PARAMETER);
        Optional<Problem> refused = security.refusal(
                who,
                new Security.Door(
                        needed,
                        route.access() == Access.ANYBODY,
                        route.confirmed(),
                        route.anyAccount() || aboutAccounts));
        if (refused.isPresent()) {
            String agent = context.userAgent();
            AuditLog.record(
                    "access_refused",
                    "user=" + who.user() + " " + route.method() + " " + route.path() + ": "
                            + refused.get().type().slug(),
                    Call.address(context),
                    agent == null ? "" : agent);
            throw refused.get().asException();
        }
    }

    /// A route that takes nothing may be sent nothing; whatever is sent must be JSON, which no form of a
    /// foreign page can be.
    private void checkBody(Context context) {
        if (context.header("Content-Encoding") != null) {
            throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A compressed body is not supported.").asException();
        }
        String contentType = context.contentType();
        if (route.upload()) {
            if (!Route.UPLOAD_TYPE.equals(contentType)) {
                throw new Problem(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body must be " + Route.UPLOAD_TYPE + ".")
                        .withHeader("Accept", Route.UPLOAD_TYPE)
                        .asException();
            }
            return;
        }
        boolean nothing = contentType == null
                && context.req().getContentLengthLong() <= 0
                && context.header("Transfer-Encoding") == null;
        if (!(nothing && route.body().isEmpty()) && !Call.isJson(contentType)) {
            throw Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE)
                    .withHeader("Accept", "application/json")
                    .asException();
        }
    }

    static void send(Context context, Reply reply) {
        context.status(reply.status());
        reply.headers().forEach((name, value) -> context.header(name, secured(name, value, context)));
        String contentType = reply.contentType();
        if (contentType != null) {
            contentType(context, contentType);
        }
        context.result(reply.body());
    }

    /// A cookie that was given over TLS is sent back over TLS only.
    private static String secured(String name, String value, Context context) {
        boolean cookie = name.equalsIgnoreCase("Set-Cookie") && context.req().isSecure();
        return cookie && !value.contains("; Secure") ? value + "; Secure" : value;
    }

    /// Exactly `type`: without this the server adds a charset of its own.
    static void contentType(Context context, String type) {
        context.res().setCharacterEncoding(null);
        context.contentType(type);
    }

    /// Whether `accept` allows `contentType`; its weights are of no interest with one form to offer.
    static boolean isAcceptable(@Nullable String accept, String contentType) {
        if (accept == null || contentType.isEmpty()) {
            return true;
        }
        String offered = contentType.split(";", 2)[0];
        String family = offered.substring(0, offered.indexOf('/')) + "/*";
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            String type = parts[0].strip();
            boolean refused = false;
            for (int i = 1; i < parts.length; i++) {
                refused |= parts[i].strip().matches("q=0(\\.0{0,3})?");
            }
            if (!refused && (type.equals("*/*") || type.equals(family) || type.equals(offered))) {
                return true;
            }
        }
        return false;
    }
}
