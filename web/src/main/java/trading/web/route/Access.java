package trading.web.route;

import io.javalin.security.RouteRole;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.web.security.user.Role;

/// Who may use a route. Every route declares one; a route without it cannot be made.
public enum Access implements RouteRole {
    PUBLIC(null),
    /// The route itself proves who is calling, by an API key.
    API_KEY(null),
    /// Whoever is logged in, also before the set-up is done.
    ANYBODY(Role.VIEWER),
    VIEWER(Role.VIEWER),
    TRADER(Role.TRADER),
    ADMIN(Role.ADMIN);

    private final @Nullable Role role;

    Access(@Nullable Role role) {
        this.role = role;
    }

    /// The lowest role that may; empty where no login is asked for.
    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }

    /// Whether the route is closed to whoever has not logged in.
    public boolean needsLogin() {
        return role != null;
    }
}
