package trading.web.route;

import io.javalin.security.RouteRole;

/// Who may use a route. Every route declares one; a route without it is refused to all.
public enum Access implements RouteRole {
    PUBLIC,
    AUTHENTICATED
}
