/// Opinions about a market: asked for by strategies, given by rules or by a language model.
///
/// ```text
/// strategy ──▶ AnalystDesk.ask      bounded queue, never waits
///                   │ virtual threads
///                   ▼
///              KeptAnswers ──▶ CircuitBreaker ──▶ language.ModelAnalyst     budget, deadline, journal
///                   │                └──────────▶ RuleAnalyst               on every failure, and said so
///                   ▼
///          AnalystListener, newest answer by strategy, instrument and frame
/// ```
/// An analyst sees what an [AnalystQuestion] holds and nothing else, and everything in there was known at
/// its as-of time. It proposes an action, never a quantity: sizing and risk are elsewhere. What goes wrong is
/// an [OpinionFailed], never a silent hold.
@NullMarked
package trading.engine.analyst;

import org.jspecify.annotations.NullMarked;
