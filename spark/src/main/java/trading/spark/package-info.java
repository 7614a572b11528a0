/// Trials of an optimisation on a Spark cluster: `trading optimize --engine spark://HOST:PORT`.
///
/// ```text
/// TrialRunner ──tasks──▶ SparkTrials ──one partition each──▶ executors: TrialTask.run
///                            │   ▲                                 ▲
///                            │   └──── trials, as they are over ───┘
///                            └── TrialWork, once, as a broadcast: strategy or its source, terms, bars
/// ```
/// The bars travel with the work, so executors need no common file system. Nothing of the product depends
/// on this module, and it is not shipped: whoever has a cluster puts it on the class path
/// (docs/backtesting.md).
@NullMarked
package trading.spark;

import org.jspecify.annotations.NullMarked;
