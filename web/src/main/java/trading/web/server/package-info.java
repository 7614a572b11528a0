/// The HTTP server itself: Javalin on virtual threads, with a front door of its own.
///
/// ```text
/// socket ─▶ ConnectionDeadlines ─▶ FrontDoor ─────────────▶ Javalin ─▶ RouteRunner ─▶ Route
///           head within 10 s       request id, headers,     routing    login, Accept,
///                                  Host, Origin, 404, 405              Content-Type
///                                  WebSocket login
/// ```
/// What Jetty refuses by itself (400, 414, 431) leaves through [ProblemErrorHandler] in the same form as
/// every other problem.
@NullMarked
package trading.web.server;

import org.jspecify.annotations.NullMarked;
