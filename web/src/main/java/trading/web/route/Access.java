package trading.web.route;

import io.javalin.security.RouteRole;

/// Who may use a route. Every route declares one; a route without it is refused to all.
public enum Access implements RouteRole {
    PUBLIC,
    /// The route itself proves who is calling, by an API key.
    API_KEY,
    AUTHENTICATED
}
