/// The exchange's WebSocket streams: market data by name, and an account's own events by listen key.
///
/// ```text
/// ring ─▶ ExchangeStreams.onReports ─▶ queue ─▶ dispatcher ─▶ Feed, UserEvents ─▶ Subscriber's queue ─▶ socket
/// ```
///
/// [ExchangeStreams#onReports] never waits. All feeds belong to the dispatcher's thread. A subscriber that is
/// too slow is cut: its protocol knows no other way to say that something was left out.
@NullMarked
package trading.web.exchange.stream;

import org.jspecify.annotations.NullMarked;
