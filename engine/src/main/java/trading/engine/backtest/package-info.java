/// Runs of strategies on the past, through the very core, risk and venue that trade live, without a ring, a journal
/// or a clock.
///
/// ```text
/// BarColumns ──▶ BacktestRun ──quotes, bars──▶ TradingCore ──reports──▶ StrategyHost ──▶ strategies
///                    │   ▲                         ▲                        │
///                    │   └── what is open          └──── orders, at the ◀───┘
///                    ▼                                   next bar's open
///               BacktestResult ──▶ metric
/// ```
/// What a strategy decides on a bar's close reaches the venue when the next bar has opened, or after the account's
/// latency; nothing is ever filled inside the bar that it was decided on. The same input gives the same
/// [BacktestResult#hash()].
@NullMarked
package trading.engine.backtest;

import org.jspecify.annotations.NullMarked;
