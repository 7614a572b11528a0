/// The paper venue as other programs reach it: a subset of Binance Spot's REST API and WebSocket streams, so
/// that a bot written for that trades here by another address. What is in it, and where it differs, is in
/// `docs/paper-exchange.md`.
///
/// ```text
/// /api/v3/… ─▶ Endpoints: weight, Callers ─▶ General-, Market-, Order-, List-, AccountEndpoints
///                                             │ Parameters ─▶ OrderForm ─▶ OrderEntry ─▶ Gate
///                                             └ LiveView, History ─▶ OrderAnswers
/// /ws/…, /stream ─▶ stream.ExchangeSockets ◀─ stream.ExchangeStreams ◀─ PaperExchange ◀─ the ring
/// ```
///
/// Text and decimals end in [Parameters] and [OrderForm]; no amount passes through a `double`. A refusal is an
/// [ExchangeException] with the exchange's code. Bots compare codes and sentences, so those are kept as they
/// are there.
@NullMarked
package trading.web.exchange;

import org.jspecify.annotations.NullMarked;
