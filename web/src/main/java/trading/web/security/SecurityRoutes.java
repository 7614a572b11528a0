package trading.web.security;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;
import trading.web.security.user.UserName;
import trading.web.security.user.Users;

/// Coming in and going out: login, set-up, one's own session.
public final class SecurityRoutes {
    /// What a session is told about itself; `product` adds what is running.
    ///
    /// `authMode` is `session`, `token`, `setup` or `none`. `hasPassword`: the user comes in by one; without,
    /// by a link. `confirmed`: what must be confirmed can be done now.
    public record SessionJson(
            boolean authenticated,
            String user,
            String role,
            String authMode,
            boolean hasPassword,
            boolean confirmed,
            String mode,
            String version,
            FeedJson feed) {}

    /// Where prices come from: `simulated` or `replay`.
    public record FeedJson(String kind, String detail) {}

    /// What of a session is known here; what is running is not.
    public record Who(String user, String role, String authMode, boolean hasPassword, boolean confirmed) {}

    /// How one comes in: `passwords` when there are users with one, `links` when a one-time link opens the
    /// set-up or the local owner's desk.
    record LoginWaysJson(boolean passwords, boolean links) {}

    record LoginRequest(String name, String password) {}

    /// `name` and `password`, or neither to go on as the local owner without a password.
    record SetUpRequest(@Nullable String name, @Nullable String password) {}

    record ConfirmRequest(String password) {}

    record LoggedInJson(String user) {}

    private final Security security;
    private final Logins logins;
    private final Function<Who, SessionJson> describe;

    public SecurityRoutes(Security security, Function<Who, SessionJson> describe) {
        this.security = security;
        this.logins = security.logins();
        this.describe = describe;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/login", "Opens a one-time login link")
                        .open()
                        .query(QueryParameter.text("token", "The link's secret"))
                        .answersNothing(303)
                        .by(this::byLink),
                Route.get("/api/auth", "How one logs in here")
                        .open()
                        .answers(LoginWaysJson.class)
                        .by(call -> Reply.ok(ways())),
                Route.post("/api/auth/login", "Logs in by name and password")
                        .open()
                        .takes(LoginRequest.class)
                        .answers(LoggedInJson.class)
                        .by(this::byPassword),
                Route.post("/api/auth/confirm", "Proves by the password who asks, for five minutes")
                        .forAnybody()
                        .takes(ConfirmRequest.class)
                        .answersNothing(204)
                        .by(this::confirm),
                Route.post("/api/setup", "Makes the first user, or goes on as the local owner without a password")
                        .forAnybody()
                        .takes(SetUpRequest.class)
                        .answers(201, LoggedInJson.class)
                        .by(this::setUp),
                Route.get("/api/session", "Who I am and what is running")
                        .forAnybody()
                        .forEveryAccount()
                        .answers(SessionJson.class)
                        .by(call -> Reply.ok(describe.apply(who(Asked.by(call))))),
                Route.delete("/api/session", "Logs out")
                        .forAnybody()
                        .answersNothing(204)
                        .by(this::logout));
    }

    private LoginWaysJson ways() {
        Users users = security.users();
        return new LoginWaysJson(
                users.all().stream().anyMatch(user -> user.hasPassword() && !user.disabled()),
                users.isEmpty() || users.local().isPresent());
    }

    private Who who(Principal who) {
        boolean hasPassword =
                security.users().find(who.user()).map(User::hasPassword).orElse(false);
        return new Who(who.user(), who.role().name(), who.mode().word(), hasPassword, security.isConfirmed(who));
    }

    private Reply byLink(Call call) {
        if (security.mode() == AuthMode.NONE) {
            return Reply.seeOther("/");
        }
        String token = call.query().text("token").orElse("");
        return switch (logins.byLink(token, Asked.from(call))) {
            case Logins.Login.Opened opened -> {
                AuditLog.record("login", "user=" + opened.user() + " by link", call);
                yield Reply.seeOther("/").withHeader("Set-Cookie", cookie(opened.session()));
            }
            case Logins.Login.Refused() -> {
                AuditLog.record("login_refused", "unknown, used or expired link", call);
                throw new Problem(
                                ProblemType.LOGIN_LINK_INVALID,
                                "The login link is unknown, used or expired, or was opened on another machine. Make a"
                                        + " new one where Trading runs: trading login-link")
                        .asException();
            }
            case Logins.Login.TooMany(long seconds) -> {
                AuditLog.record("login_throttled", "by link", call);
                throw Asked.tooMany(seconds);
            }
        };
    }

    private Reply byPassword(Call call) throws Exception {
        LoginRequest asked = call.body(LoginRequest.class);
        return switch (logins.byPassword(asked.name(), asked.password(), Asked.from(call))) {
            case Logins.Login.Opened opened -> {
                replace(call);
                AuditLog.record("login", "user=" + opened.user() + " by password", call);
                yield loggedIn(200, opened);
            }
            case Logins.Login.Refused() -> {
                AuditLog.record("login_refused", "user=" + known(asked.name()), call);
                throw new Problem(ProblemType.LOGIN_FAILED, "The name or the password is wrong.").asException();
            }
            case Logins.Login.TooMany(long seconds) -> {
                AuditLog.record("login_throttled", "user=" + known(asked.name()), call);
                throw Asked.tooMany(seconds);
            }
        };
    }

    /// A name that nobody has is not written down: people type their password there.
    private String known(String sent) {
        return UserName.normalised(sent)
                .filter(name -> security.users().find(name).isPresent())
                .orElse("(unknown)");
    }

    /// The session that the browser had before a login ends with it.
    private void replace(Call call) {
        String before = call.cookie(security.cookie());
        if (before != null) {
            Sessions.hash(before).ifPresent(security.sessions()::end);
        }
    }

    private Reply confirm(Call call) throws Exception {
        ConfirmRequest asked = call.body(ConfirmRequest.class);
        Principal who = Asked.by(call);
        String session = who.credential();
        if (who.mode() != Principal.Mode.SESSION || session == null) {
            return Reply.noContent();
        }
        return switch (logins.check(who.user(), asked.password(), Asked.from(call))) {
            case Logins.Check.Right right -> {
                security.sessions().confirm(session);
                AuditLog.record("confirmed", "user=" + who.user(), call);
                yield Reply.noContent();
            }
            case Logins.Check.Wrong() -> {
                AuditLog.record("confirmation_refused", "user=" + who.user(), call);
                throw new Problem(
                                ProblemType.PASSWORD, new FieldError("/password", "PASSWORD", "The password is wrong."))
                        .asException();
            }
            case Logins.Check.TooMany(long seconds) -> throw Asked.tooMany(seconds);
        };
    }

    private Reply setUp(Call call) throws Exception {
        SetUpRequest asked = call.body(SetUpRequest.class);
        Principal who = Asked.by(call);
        if (who.mode() != Principal.Mode.SETUP || !security.users().isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        String sent = asked.name();
        String password = asked.password();
        if ((sent == null) != (password == null)) {
            throw new Problem(ProblemType.REQUIRED, "Send name and password, or neither of them.").asException();
        }
        String hash = null;
        if (sent != null && password != null) {
            Asked.checkPassword(password, Asked.name(sent), "/password");
            hash = Asked.hash(logins, password);
        }
        return switch (logins.setUp(sent == null ? Users.LOCAL_NAME : sent, hash)) {
            case UserChange.Done(User user) -> {
                AuditLog.record(
                        "user_created",
                        "user=" + user.name() + " role=admin by=setup" + (user.local() ? " without a password" : ""),
                        call);
                yield loggedIn(201, logins.renew(user, who.credential(), Asked.from(call)));
            }
            case UserChange.Refused refused -> throw Asked.refused(refused);
        };
    }

    private Reply logout(Call call) {
        String session = Asked.by(call).credential();
        if (session != null) {
            security.sessions().end(session);
        }
        AuditLog.record("logout", "user=" + Asked.by(call).user(), call);
        return Cookies.ended(security.config());
    }

    private Reply loggedIn(int status, Logins.Login.Opened opened) {
        return Reply.json(status, new LoggedInJson(opened.user())).withHeader("Set-Cookie", cookie(opened.session()));
    }

    private String cookie(String session) {
        return Cookies.of(security.config(), session);
    }
}
