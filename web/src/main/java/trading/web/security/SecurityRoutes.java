package trading.web.security;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;

/// Login, session and tokens.
public final class SecurityRoutes {
    /// What a session is told about itself; `product` adds what is running.
    public record SessionJson(
            boolean authenticated, String user, String authMode, String mode, String version, FeedJson feed) {}

    /// Where prices come from: `simulated` or `replay`.
    public record FeedJson(String kind, String detail) {}

    record TokenRequest() {}

    record TokenJson(String token, String tokenType, String expiresAt) {}

    private final Security security;
    private final Function<Principal, SessionJson> describe;

    public SecurityRoutes(Security security, Function<Principal, SessionJson> describe) {
        this.security = security;
        this.describe = describe;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/login", "Opens a one-time login link")
                        .open()
                        .query(QueryParameter.text("token", "The link's secret"))
                        .answersNothing(303)
                        .by(this::login),
                Route.get("/api/session", "Who I am and what is running")
                        .answers(SessionJson.class)
                        .by(call -> Reply.ok(describe.apply(call.attribute(Principal.class)))),
                Route.delete("/api/session", "Logs out").answersNothing(204).by(this::logout),
                Route.post("/api/tokens", "Makes a bearer token for scripts, for one hour")
                        .takes(TokenRequest.class)
                        .answers(201, TokenJson.class)
                        .by(this::createToken));
    }

    private Reply login(Call call) {
        if (security.mode() == AuthMode.NONE) {
            return Reply.seeOther("/");
        }
        String token = call.query().text("token").orElse("");
        return switch (security.login(token, call.address())) {
            case Security.Login.Opened(String session) -> {
                audit("login", "by link", call);
                yield Reply.seeOther("/").withHeader("Set-Cookie", cookie(session, Sessions.ABSOLUTE.toSeconds()));
            }
            case Security.Login.Refused() -> {
                audit("login_refused", "unknown, used or expired link", call);
                throw new Problem(
                                ProblemType.LOGIN_LINK_INVALID,
                                "The login link is unknown, used or expired. Make a new one where Trading runs.")
                        .asException();
            }
            case Security.Login.TooMany() -> {
                audit("login_throttled", "too many failed logins", call);
                throw Problem.of(ProblemType.TOO_MANY_REQUESTS)
                        .withHeader("Retry-After", "60")
                        .asException();
            }
        };
    }

    private Reply logout(Call call) {
        security.endSession(call.attribute(Principal.class));
        audit("logout", "by the user", call);
        return Reply.noContent().withHeader("Set-Cookie", cookie(null, 0));
    }

    private Reply createToken(Call call) throws Exception {
        call.body(TokenRequest.class);
        AccessTokens.Token token = security.newToken(call.attribute(Principal.class));
        audit("token_created", "expires " + token.expiresAt(), call);
        return Reply.json(
                201, new TokenJson(token.text(), "Bearer", token.expiresAt().toString()));
    }

    private static String cookie(@Nullable String session, long seconds) {
        return Security.COOKIE + "=" + (session == null ? "" : session) + "; Path=/; Max-Age=" + seconds
                + "; HttpOnly; SameSite=Strict";
    }

    private static void audit(String type, String details, Call call) {
        AuditLog.record(type, details, call.address(), call.userAgent());
    }
}
