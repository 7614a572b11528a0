package trading.web.security;

import java.nio.file.Path;
import java.time.Duration;

/// How logins work. `folder`: the data folder, where users and tokens are kept. `tokenLifetime`: of signed
/// tokens. `https`: browsers reach the server by TLS only, so that the session's cookie may ask for it.
public record SecurityConfig(AuthMode mode, Path folder, Duration tokenLifetime, boolean https) {
    /// An hour for signed tokens, without TLS.
    public static SecurityConfig in(Path folder, AuthMode mode) {
        return new SecurityConfig(mode, folder, AccessTokens.LIFETIME, false);
    }

    /// With `__Host-` a browser takes the cookie from this host alone, over TLS, for all paths.
    String cookie() {
        return https ? "__Host-trading_session" : "trading_session";
    }
}
