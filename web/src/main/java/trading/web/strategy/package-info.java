/// What the strategies are doing, what they decided, and why.
///
/// ```text
/// Orchestrator.states ─┬──▶ StrategyRoutes, channel `strategies`
///                      └──▶ Decisions ──▶ DecisionRoutes, channel `decisions`
/// History (PostgreSQL) ─────▶    │
///                                └──▶ DecisionExplanation: sentences out of the evidence
/// ```
@NullMarked
package trading.web.strategy;

import org.jspecify.annotations.NullMarked;
