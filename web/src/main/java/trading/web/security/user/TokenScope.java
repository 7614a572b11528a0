package trading.web.security.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much of its user's role a token may use.
public enum TokenScope {
    READ(Role.VIEWER),
    TRADE(Role.TRADER),
    ADMIN(Role.ADMIN);

    private final Role role;

    TokenScope(Role role) {
        this.role = role;
    }

    /// The highest role that a token of this scope has.
    public Role role() {
        return role;
    }

    /// As people write it: `read`, `trade`, `admin`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TokenScope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.name().equalsIgnoreCase(word.strip()))
                .findFirst();
    }
}
