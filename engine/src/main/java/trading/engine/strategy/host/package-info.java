/// Runs strategies: reports of the gateway in, commands for the gateway out.
///
/// ```text
/// reports ──▶ StrategyHost ──▶ Seat ──▶ Strategy.on…        by StrategyCalls: at once, or on a thread with a budget
///                │ knows: Portfolio      │ wishes
///                │                       ▼
///                │                    SeatDesk ──▶ Decision (told to the HostListener)
///                │                       │   memory and orders of the call ──▶ MemoryStore
///                ◀──────────────────── commands ──▶ CommandSink
/// ```
/// Live, on paper and in a backtest it is this code that stands between the gateway and a strategy. It is pure:
/// no clock, no threads, no files, no log; one thread calls it, and the same reports give the same commands and
/// the same decisions. What a budget of time, a disk and people need is put around it by
/// `trading.engine.orchestrator`; a backtest puts nothing around it.
@NullMarked
package trading.engine.strategy.host;

import org.jspecify.annotations.NullMarked;
