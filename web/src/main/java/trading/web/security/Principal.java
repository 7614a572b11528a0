package trading.web.security;

import org.jspecify.annotations.Nullable;
import trading.web.security.user.Role;

/// Who is asking, and what they may do.
///
/// `credential`: the hash that a session is kept under, or the id of an API token; null for what is not
/// kept. `version`: of the user, at the login. `account`: the only one that a token is for, null for all.
/// `expiresNanos` is by the monotonic clock, [Long#MAX_VALUE] when it does not end by itself.
public record Principal(
        String user,
        Role role,
        Mode mode,
        @Nullable String credential,
        long version,
        @Nullable Integer account,
        long expiresNanos) {

    /// How somebody has proven who they are.
    public enum Mode {
        /// Nobody has to: `--no-auth`.
        NONE("none"),
        /// By a link, before there are users.
        SETUP("setup"),
        SESSION("session"),
        /// A signed token of a user, for an hour.
        TOKEN("token"),
        /// A token of a user's script.
        API_TOKEN("token"),
        /// A token for a command of the product's owner, asked for where only the owner can.
        CONTROL("token");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Everybody who reaches a port that asks for no login.
    public static Principal everybody() {
        return new Principal(Security.OWNER, Role.ADMIN, Mode.NONE, null, 0, null, Long.MAX_VALUE);
    }

    /// Whether a person asks, or a command of the owner: not a script that was given a token.
    boolean isPerson() {
        return mode != Mode.TOKEN && mode != Mode.API_TOKEN;
    }
}
