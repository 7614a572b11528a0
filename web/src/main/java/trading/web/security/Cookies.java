package trading.web.security;

/// The cookie of a session: for this host and no page of another one, and not for scripts.
final class Cookies {
    private Cookies() {}

    static String of(SecurityConfig config, String session) {
        return cookie(config, session, Sessions.ABSOLUTE.toSeconds());
    }

    /// Takes it away.
    static String ended(SecurityConfig config) {
        return cookie(config, "", 0);
    }

    private static String cookie(SecurityConfig config, String session, long seconds) {
        return config.cookie() + "=" + session + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (config.https() ? "; Secure" : "");
    }
}
