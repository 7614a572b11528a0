/// The HTTP and WebSocket edge: text and decimals in, records and scaled longs on, problems out.
///
/// ```text
/// WebServer :8000      dashboard, REST, /ws, /health, /metrics, /openapi.json ─┐
/// GatewayServer :3000  paper exchange, /ws with market data, /health, /metrics ┴─▶ Desk: gateway, history, …
/// ```
@NullMarked
package trading.web;

import org.jspecify.annotations.NullMarked;
