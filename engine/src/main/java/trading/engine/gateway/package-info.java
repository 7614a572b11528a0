/// The execution gateway: the only way in, the ring, the only way out.
///
/// ```text
/// submit ──▶ [ ring: 1 journal ──▶ 2 decide ──▶ 3 publish: one thread for each ReportHandler ] ──▶ the waiting answer
///             force at the end of a batch   TradingCore   PostgreSQL, Redis, LiveView, WebSocket, strategies
/// ```
/// Nothing is decided that is not on disk, and nothing is answered that is not decided. A full ring answers
/// [Answer.Busy]; no caller is ever blocked. After a failed write the gateway is halted until it is started
/// anew.
@NullMarked
package trading.engine.gateway;

import org.jspecify.annotations.NullMarked;
