/// The history of bars and runs on it, over HTTP: `/api/history`, `/api/backtests`, `/api/optimizations`.
///
/// ```text
/// POST /api/backtests ──▶ BacktestJobs ──one at a time, low priority──▶ BacktestRun ──▶ data/backtests/7.json
///                              ▲                                                        data/backtests/7.result.json
/// GET /api/backtests/7 ────────┘  progress, then the result
/// ```
/// Routes are called on threads of the server; a run has one of its own, which gives way to trading. What the files
/// of finished runs say is there again after a restart.
@NullMarked
package trading.web.backtest;

import org.jspecify.annotations.NullMarked;
