package trading.web.security;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Login links, sessions and tokens of one running product. Thread-safe; forgets all sessions when the
/// process ends.
public final class Security {
    /// The cookie that holds a session.
    public static final String COOKIE = "trading_session";

    private static final String USER = "owner";
    private static final int FAILED_LOGINS_A_MINUTE = 5;
    private static final String BEARER = "Bearer ";

    private final AuthMode mode;
    private final LongSupplier nanos;
    private final LoginLinks links;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final AddressLimit failedLogins;

    /// `tokenKey`: at least 256 random bits; it is not kept in any other form.
    public Security(AuthMode mode, byte[] tokenKey) {
        this(mode, tokenKey, AccessTokens.LIFETIME);
    }

    public Security(AuthMode mode, byte[] tokenKey, Duration tokenLifetime) {
        this(mode, tokenKey, tokenLifetime, System::nanoTime);
    }

    Security(AuthMode mode, byte[] tokenKey, Duration tokenLifetime, LongSupplier nanos) {
        this.mode = mode;
        this.nanos = nanos;
        this.links = new LoginLinks(nanos);
        this.sessions = new Sessions(nanos);
        this.tokens = new AccessTokens(tokenKey, tokenLifetime, nanos);
        this.failedLogins = new AddressLimit(FAILED_LOGINS_A_MINUTE, nanos);
    }

    /// How long tokens are good that are made from now on.
    public void tokensLast(Duration lifetime) {
        tokens.last(lifetime);
    }

    public AuthMode mode() {
        return mode;
    }

    /// Path and query of a link that logs a browser in, once, within half an hour.
    public String newLoginLink() {
        return "/login?token=" + links.create();
    }

    /// A bearer token for a command of the product's owner, made where only the owner can ask. `user` is who asked.
    public String newToken(String user, Duration lifetime) {
        return tokens.create(user, lifetime).text();
    }

    /// Who sends these headers, if it can be proven.
    public Optional<Principal> authenticate(@Nullable String authorization, @Nullable String cookie) {
        if (mode == AuthMode.NONE) {
            return Optional.of(new Principal(USER, "none", null, Long.MAX_VALUE));
        }
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? tokens.verify(authorization.substring(BEARER.length()))
                    : Optional.empty();
        }
        return cookie == null ? Optional.empty() : sessions.find(cookie);
    }

    /// Whether a principal of before may still go on. For a session this counts as use.
    public boolean isAlive(Principal principal) {
        String session = principal.session();
        if (session != null) {
            return sessions.use(session);
        }
        return principal.expiresNanos() == Long.MAX_VALUE || principal.expiresNanos() - nanos.getAsLong() > 0;
    }

    /// The outcome of opening a login link.
    sealed interface Login {
        record Opened(String session) implements Login {}

        record Refused() implements Login {}

        record TooMany() implements Login {}
    }

    Login login(String token, String address) {
        if (failedLogins.isExceeded(address)) {
            return new Login.TooMany();
        }
        if (!links.redeem(token)) {
            failedLogins.failed(address);
            return new Login.Refused();
        }
        return new Login.Opened(sessions.create(USER));
    }

    void endSession(Principal principal) {
        String session = principal.session();
        if (session != null) {
            sessions.end(session);
        }
    }

    AccessTokens.Token newToken(Principal principal) {
        return tokens.create(principal.user());
    }
}
