package trading.web.security;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.web.problem.FieldError;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.user.Role;
import trading.web.security.user.User;
import trading.web.security.user.UserChange;

/// `/api/users`: who may log in, for admins; and one's own password.
public final class UserRoutes {
    /// `local`: comes in by a one-time link of this machine.
    record UserJson(
            String name,
            Role role,
            boolean local,
            boolean hasPassword,
            boolean disabled,
            String created,
            @Nullable String passwordSet) {
        static UserJson of(User user) {
            Instant passwordSet = user.passwordSet();
            return new UserJson(
                    user.name(),
                    user.role(),
                    user.local(),
                    user.hasPassword(),
                    user.disabled(),
                    user.created().toString(),
                    passwordSet == null ? null : passwordSet.toString());
        }
    }

    record AddUserRequest(String name, Role role, String password) {}

    /// What is left out stays.
    record ChangeUserRequest(
            @Nullable Role role,
            @Nullable Boolean disabled,
            @Nullable String password) {}

    /// `current` is left out by whoever has no password yet.
    record OwnPasswordRequest(@Nullable String current, String password) {}

    private static final String PATH = "/api/users/{name}";

    private final Security security;

    public UserRoutes(Security security) {
        this.security = security;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/users", "The users, by name")
                        .forAdmins()
                        .answersListOf(UserJson.class)
                        .by(this::list),
                Route.post("/api/users", "Makes a user")
                        .forAdmins()
                        .confirmed()
                        .takes(AddUserRequest.class)
                        .answers(201, UserJson.class)
                        .by(this::add),
                Route.patch(PATH, "Changes a user's role or password, or shuts the user out; open sessions end")
                        .forAdmins()
                        .confirmed()
                        .takes(ChangeUserRequest.class)
                        .answers(UserJson.class)
                        .by(this::change),
                Route.delete(PATH, "Takes a user out, with sessions and tokens")
                        .forAdmins()
                        .confirmed()
                        .answersNothing(204)
                        .by(this::remove),
                Route.post("/api/users/me/password", "Changes one's own password; one's other sessions end")
                        .forViewers()
                        .takes(OwnPasswordRequest.class)
                        .answersNothing(204)
                        .by(this::changeOwn));
    }

    private Reply list(Call call) {
        Asked.person(call);
        return Reply.ok(security.users().all().stream()
                .sorted(Comparator.comparing(User::name))
                .map(UserJson::of)
                .toList());
    }

    private Reply add(Call call) throws Exception {
        Principal who = Asked.person(call);
        AddUserRequest asked = call.body(AddUserRequest.class);
        String name = Asked.name(asked.name());
        Asked.checkPassword(asked.password(), name, "/password");
        String hash = Asked.hash(security.logins(), asked.password());
        User made = done(security.users().add(name, asked.role(), hash));
        AuditLog.record("user_created", "user=" + name + " role=" + made.role().word() + " by=" + who.user(), call);
        return Reply.json(201, UserJson.of(made));
    }

    private Reply change(Call call) throws Exception {
        Principal who = Asked.person(call);
        ChangeUserRequest asked = call.body(ChangeUserRequest.class);
        String name = known(call.pathText("name"));
        String password = asked.password();
        if (password != null) {
            Asked.checkPassword(password, name, "/password");
        }
        String hash = password == null ? null : Asked.hash(security.logins(), password);
        User changed = done(security.users().change(name, asked.role(), asked.disabled(), hash));
        String of = "user=" + name + " by=" + who.user();
        Role role = asked.role();
        if (role != null) {
            AuditLog.record("role_changed", of + " role=" + role.word(), call);
        }
        Boolean disabled = asked.disabled();
        if (disabled != null) {
            AuditLog.record(disabled ? "user_disabled" : "user_enabled", of, call);
        }
        if (hash != null) {
            AuditLog.record("password_changed", of, call);
        }
        return Reply.ok(UserJson.of(changed));
    }

    private Reply remove(Call call) {
        Principal who = Asked.person(call);
        String name = known(call.pathText("name"));
        done(security.users().remove(name));
        int tokens = security.apiTokens().revoke(token -> token.user().equals(name));
        AuditLog.record("user_removed", "user=" + name + " tokens=" + tokens + " by=" + who.user(), call);
        return Reply.noContent();
    }

    private Reply changeOwn(Call call) throws Exception {
        Principal who = Asked.person(call);
        OwnPasswordRequest asked = call.body(OwnPasswordRequest.class);
        User user = security.users().find(who.user()).orElseThrow(UserRoutes::none);
        prove(who, user, asked.current(), call);
        Asked.checkPassword(asked.password(), user.name(), "/password");
        String hash = Asked.hash(security.logins(), asked.password());
        User changed = done(security.users().setPassword(user.name(), hash));
        AuditLog.record("password_changed", "user=" + user.name() + " by=" + user.name(), call);
        // every session of before has ended with the change, this one too
        Logins.Login.Opened renewed = security.logins().renew(changed, who.credential(), Asked.from(call));
        return Reply.noContent().withHeader("Set-Cookie", Cookies.of(security.config(), renewed.session()));
    }

    private void prove(Principal who, User user, @Nullable String current, Call call) throws InterruptedException {
        if (!user.hasPassword()) {
            if (!security.isConfirmed(who)) {
                throw new Problem(ProblemType.CONFIRMATION_NEEDED, Confirmation.BY_LINK).asException();
            }
            return;
        }
        switch (security.logins().check(user.name(), current == null ? "" : current, Asked.from(call))) {
            case Logins.Check.Right right -> {}
            case Logins.Check.Wrong() ->
                throw new Problem(
                                ProblemType.PASSWORD,
                                new FieldError("/current", "PASSWORD", "The password of now is wrong."))
                        .asException();
            case Logins.Check.TooMany(long seconds) -> throw Asked.tooMany(seconds);
        }
    }

    private String known(String sent) {
        return security.users()
                .find(Asked.name(sent))
                .orElseThrow(UserRoutes::none)
                .name();
    }

    private static RuntimeException none() {
        return new Problem(ProblemType.NOT_FOUND, "There is no such user.").asException();
    }

    private static User done(UserChange change) {
        return switch (change) {
            case UserChange.Done(User user) -> user;
            case UserChange.Refused refused -> throw Asked.refused(refused);
        };
    }
}
