/// Runs strategies while the product runs: puts threads, time budgets, files and people around the host.
///
/// ```text
/// ring ──▶ Orchestrator.onReports ──▶ StrategyHost ──▶ Strategy.on…   (on the StrategyWorker, within its budget)
///   ▲            ▲ lock                    │
///   │  people: start, stop, change         ├──▶ Decision ──▶ DecisionListener, the log
///   │            │                         │          (deciding: safe before the orders of the same call)
///   │            │                         ├──▶ memory ──▶ MemoryFile, before the orders of the same call
///   │            └──▶ SettingsStore        └──▶ StrategyState (read by the API)
///   └────────── SubmitOrder, CancelOrder, CloseTrade
/// ```
/// Strategies run on the thread on which the gateway calls the handler (which waits for the worker), and only from
/// what that thread was told: the same reports give the same decisions, however fast they come. Orders are put
/// into the ring without waiting, before the sequence counts as seen; that is what a replay waits for.
///
/// An entry's client order id is made of strategy, instrument and bar, and the gateway takes an id once for
/// ever: no crash makes two orders of one bar.
@NullMarked
package trading.engine.orchestrator;

import org.jspecify.annotations.NullMarked;
