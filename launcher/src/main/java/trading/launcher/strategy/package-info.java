/// People's own strategies in the running product: what is saved in `strategies/` is compiled, checked and traded on
/// paper a moment later.
///
/// ```text
/// strategies/*.java ──▶ StrategyFolder ──▶ UserStrategies ──▶ Orchestrator (added, or in the running one's place)
///                                             │    └──▶ BiasCheck, on a thread of its own: marks
///                                             ▼
///                                     StrategyFile (problems, marks), shown by the API
/// ```
@NullMarked
package trading.launcher.strategy;

import org.jspecify.annotations.NullMarked;
