package trading.web.security;

import trading.web.route.Reply;

/// The cookie of a session: for this host and no page of another one, and not for scripts.
final class Cookies {
    private Cookies() {}

    static String of(SecurityConfig config, String session) {
        return cookie(config, session, Sessions.ABSOLUTE.toSeconds());
    }

    /// Takes it away, and what the browser has kept of pages; the layout that somebody made stays.
    static Reply ended(SecurityConfig config) {
        return Reply.noContent()
                .withHeader("Set-Cookie", cookie(config, "", 0))
                .withHeader("Clear-Site-Data", "\"cache\"");
    }

    private static String cookie(SecurityConfig config, String session, long seconds) {
        return config.cookie() + "=" + session + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict"
                + (config.https() ? "; Secure" : "");
    }
}
