/// Alerts: what a person should look at now, told within seconds and again until somebody has seen it.
///
/// ```text
/// state ─▶ AlertSource (conditions that hold now) ─▶ AlertDesk, once a second ─▶ AlertBook ─┬▶ log
///          market · readers · risk · strategies                                             ├▶ API and stream
///                                                                                           ├▶ metrics
///    webhook · e-mail · Telegram · desktop ◀─ Outbox: a queue and a thread for each channel ◀┘
/// ```
/// A condition is read from the state, never remembered, so a restart raises again what still holds. The
/// book knows how often and since when, and who has acknowledged: that is written to a file, for the next start.
@NullMarked
package trading.web.alert;

import org.jspecify.annotations.NullMarked;
