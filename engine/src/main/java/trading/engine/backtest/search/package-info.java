/// Runs of one strategy with many settings: which are tried, where they are run, what is kept of them, and
/// how much the best of them can be believed.
///
/// ```text
/// ParameterGrid ──▶ Search ──settings──▶ TrialRunner ──tasks──▶ TrialEngine (threads here, or other machines)
///                     ▲                    │    ▲                    │
///                     └──────trials────────┘    └──── TrialLog ◀─────┘  each as soon as it is over
///                              ▼
///      Optimization, WalkForward, CrossValidation ──▶ ParetoFront, Stability
/// ```
/// A trial is a pure function of its task, so neither the number of threads, nor the engine, nor a kill in
/// the middle changes what comes of a search: the same input gives the same [Optimization#hash()].
@NullMarked
package trading.engine.backtest.search;

import org.jspecify.annotations.NullMarked;
