package trading.web.security.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody may do. Each role may do all that the one before it may.
public enum Role {
    /// Reads.
    VIEWER,
    /// Places and cancels orders, runs strategies and backtests, engages kill switches.
    TRADER,
    /// Changes limits, re-arms, and looks after accounts, users and their tokens.
    ADMIN;

    /// Whether this role may do what `needed` may.
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /// The lower one of the two.
    public Role atMost(Role other) {
        return covers(other) ? other : this;
    }

    /// As people write it: `viewer`, `trader`, `admin`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Of a word, in whatever case; empty when it is none.
    public static Optional<Role> of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
