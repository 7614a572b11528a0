/// Signals in, orders out: runs the strategies on what the gateway reports.
///
/// ```text
/// ring ──▶ Orchestrator.onReports ──▶ StrategySeat ──▶ Strategy.onBar      (on the worker, within its time budget)
///   ▲      trades, balances, bars          │ wish
///   └────────── SubmitOrder, CloseTrade ◀──┴──▶ Decision (kept), StrategyState (read by the API)
/// ```
/// All of it happens on the thread on which the gateway calls the handler, and only from what that thread
/// was told: the same reports give the same decisions, however fast they come. Orders are put into the ring
/// without waiting, before the sequence counts as seen; that is what a replay waits for.
///
/// An entry's client order id is made of strategy, instrument and bar, and the gateway takes an id once for
/// ever: no crash makes two orders of one bar.
@NullMarked
package trading.engine.orchestrator;

import org.jspecify.annotations.NullMarked;
