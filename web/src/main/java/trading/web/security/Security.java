package trading.web.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.security.user.ApiToken;
import trading.web.security.user.ApiTokens;
import trading.web.security.user.Role;
import trading.web.security.user.User;
import trading.web.security.user.Users;

/// Who is asking: login links, users, sessions and tokens of one running product. Thread-safe; forgets all
/// sessions when the process ends.
public final class Security {
    /// Whoever comes in by a link, and everybody where no login is asked for.
    static final String OWNER = Users.LOCAL_NAME;

    private static final String BEARER = "Bearer ";

    private final SecurityConfig config;
    private final LongSupplier nanos;
    private final Users users;
    private final ApiTokens apiTokens;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final Logins logins;

    /// `tokenKey`: at least 256 random bits; it is not kept in any other form. Throws
    /// [IllegalStateException] when a file of users or tokens is damaged.
    public Security(SecurityConfig config, byte[] tokenKey) {
        this(config, tokenKey, System::nanoTime);
    }

    Security(SecurityConfig config, byte[] tokenKey, LongSupplier nanos) {
        this.config = config;
        this.nanos = nanos;
        this.users = Users.in(config.folder());
        this.apiTokens = ApiTokens.in(config.folder());
        this.sessions = new Sessions(nanos);
        this.tokens = new AccessTokens(tokenKey, config.tokenLifetime());
        this.logins = new Logins(users, sessions, nanos);
    }

    /// How long signed tokens are good that are made from now on.
    public void tokensLast(Duration lifetime) {
        tokens.last(lifetime);
    }

    public AuthMode mode() {
        return config.mode();
    }

    /// The name of the cookie that holds a session.
    public String cookie() {
        return config.cookie();
    }

    SecurityConfig config() {
        return config;
    }

    public Users users() {
        return users;
    }

    public ApiTokens apiTokens() {
        return apiTokens;
    }

    Sessions sessions() {
        return sessions;
    }

    Logins logins() {
        return logins;
    }

    /// How somebody at the machine comes in.
    public enum WayIn {
        /// By a link, to make the first user.
        SET_UP,
        /// By a link, as the local owner.
        LINK,
        PASSWORD
    }

    public WayIn wayIn() {
        if (users.isEmpty()) {
            return WayIn.SET_UP;
        }
        return users.local().isPresent() ? WayIn.LINK : WayIn.PASSWORD;
    }

    /// What somebody is told whose role is too low.
    public static Problem lowRole(Role needed, Principal who) {
        return new Problem(
                ProblemType.ROLE_NEEDED,
                "This needs the role " + needed.word() + "; yours is "
                        + who.role().word() + ".");
    }

    /// Whether somebody could log in who is not at this machine: a user with a password, or a token's holder.
    public boolean canLogInFromAfar() {
        return users.all().stream().anyMatch(user -> user.hasPassword() && !user.disabled())
                || apiTokens.all().stream().anyMatch(token -> apiTokens.isAlive(token.id()));
    }

    /// Path and query of a link that works once, within half an hour: to the set-up while there are no
    /// users, then to the desk of the local owner. The path of the login page where there is none.
    public String newLoginLink() {
        return wayIn() == WayIn.PASSWORD ? "/" : "/login?token=" + logins.newLink();
    }

    /// A bearer token for a command of the product's owner, made where only the owner can ask. `user` is who asked.
    public String newToken(String user, Duration lifetime) {
        return tokens.forControl(user, lifetime).text();
    }

    /// Users or tokens were changed by another program: they are read again, and what has ended ends.
    public void changedOutside() {
        users.reload();
        apiTokens.reload();
    }

    /// Sessions of the local owner count as confirmed for some minutes; asked for where only the owner can.
    /// How many there are.
    public int confirmLocal() {
        return sessions.confirm(holder ->
                holder.setUp() || users.find(holder.user()).filter(User::local).isPresent());
    }

    /// Who sends these headers from `address`, if it can be proven.
    public Optional<Principal> authenticate(@Nullable String authorization, @Nullable String cookie, String address) {
        if (config.mode() == AuthMode.NONE) {
            return Optional.of(Principal.everybody());
        }
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? byToken(authorization.substring(BEARER.length()), address)
                    : Optional.empty();
        }
        return cookie == null ? Optional.empty() : Sessions.hash(cookie).flatMap(this::bySession);
    }

    private Optional<Principal> bySession(String hash) {
        return sessions.use(hash).flatMap(session -> {
            Sessions.Holder holder = session.holder();
            Optional<Principal> principal = principal(holder, hash, session.endsNanos());
            if (principal.isEmpty()) {
                sessions.end(hash);
            }
            return principal;
        });
    }

    private Optional<Principal> principal(Sessions.Holder holder, String hash, long endsNanos) {
        if (holder.setUp()) {
            return users.isEmpty()
                    ? Optional.of(
                            new Principal(holder.user(), Role.ADMIN, Principal.Mode.SETUP, hash, 0, null, endsNanos))
                    : Optional.empty();
        }
        return current(holder.user(), holder.version())
                .map(user -> new Principal(
                        user.name(), user.role(), Principal.Mode.SESSION, hash, user.version(), null, endsNanos));
    }

    /// Who may still come in as they were.
    private Optional<User> current(String name, long version) {
        return users.find(name).filter(user -> !user.disabled() && user.version() == version);
    }

    private Optional<Principal> byToken(String text, String address) {
        if (text.startsWith(ApiTokens.PREFIX)) {
            return byApiToken(text, address);
        }
        return tokens.verify(text).flatMap(claims -> {
            long ends = nanos.getAsLong() + Math.max(0, claims.left().toNanos());
            if (claims.control()) {
                return Optional.of(
                        new Principal(claims.user(), claims.role(), Principal.Mode.CONTROL, null, 0, null, ends));
            }
            return current(claims.user(), claims.version())
                    .map(user -> new Principal(
                            user.name(),
                            user.role().atMost(claims.role()),
                            Principal.Mode.TOKEN,
                            null,
                            user.version(),
                            null,
                            ends));
        });
    }

    private Optional<Principal> byApiToken(String text, String address) {
        return apiTokens.use(text, address, token -> holder(token).isPresent()).flatMap(use -> {
            ApiToken token = use.token();
            if (use.first()) {
                AuditLog.record("token_first_used", "user=" + token.user() + " token=" + token.id(), address, "");
            }
            return holder(token)
                    .map(user -> new Principal(
                            user.name(),
                            user.role().atMost(token.scope().role()),
                            Principal.Mode.API_TOKEN,
                            token.id(),
                            user.version(),
                            token.account(),
                            Long.MAX_VALUE));
        });
    }

    private Optional<User> holder(ApiToken token) {
        return holder(token.user(), token.userSince());
    }

    private Optional<User> holder(String name, Instant since) {
        return users.find(name)
                .filter(user -> !user.disabled() && user.created().equals(since));
    }

    /// What a user who was made at `since` may do now; empty for one who is shut out or gone.
    public Optional<Role> roleOf(String name, Instant since) {
        return holder(name, since).map(User::role);
    }

    /// Whether a principal of before may still go on, as it was. For a session this counts as use.
    public boolean isAlive(Principal who) {
        String credential = who.credential();
        return switch (who.mode()) {
            case NONE -> true;
            case SETUP, SESSION -> credential != null && bySession(credential).isPresent();
            case CONTROL -> who.expiresNanos() - nanos.getAsLong() > 0;
            case TOKEN ->
                who.expiresNanos() - nanos.getAsLong() > 0
                        && current(who.user(), who.version()).isPresent();
            case API_TOKEN ->
                credential != null
                        && apiTokens.isAlive(credential)
                        && current(who.user(), who.version()).isPresent();
        };
    }

    /// Whether it was proven some minutes ago at most that the person is there. A token proves that its
    /// maker was.
    public boolean isConfirmed(Principal who) {
        String session = who.credential();
        return who.mode() != Principal.Mode.SESSION || (session != null && sessions.isConfirmed(session));
    }

    /// What is asked of whoever goes through. `beforeSetUp`: also before there are users. `confirmed`: not
    /// without [#isConfirmed]. `oneAccount`: with a token for one account too.
    public record Door(Role needed, boolean beforeSetUp, boolean confirmed, boolean oneAccount) {}

    /// Why somebody may not go through; empty when they may.
    public Optional<Problem> refusal(Principal who, Door door) {
        if (who.mode() == Principal.Mode.SETUP && !door.beforeSetUp()) {
            return Optional.of(
                    new Problem(
                            ProblemType.SETUP_NEEDED,
                            "Choose first how to log in from now on: with a name and a password, or without (POST /api/setup)."));
        }
        if (!who.role().covers(door.needed())) {
            return Optional.of(lowRole(door.needed(), who));
        }
        if (who.account() != null && !door.oneAccount()) {
            return Optional.of(new Problem(
                    ProblemType.ROLE_NEEDED,
                    "This is about more than the account " + who.account() + ", the only one that the token is for."));
        }
        if (door.confirmed() && !isConfirmed(who)) {
            return Optional.of(new Problem(ProblemType.CONFIRMATION_NEEDED, Confirmation.needed(this, who)));
        }
        return Optional.empty();
    }

    AccessTokens.Token newToken(Principal who) {
        return tokens.create(who.user(), who.role(), who.version());
    }
}
