/// What goes into the gateway ([Command]) and what comes out of it ([Report]).
///
/// ```text
/// Command ──▶ journal ──▶ decide ──▶ Report, Report, …
/// ```
/// A command holds everything a decision needs besides the state, its sequence and its time, so that a
/// replay decides the same. Pure and immutable; numbers as in `trading.engine.model`.
@NullMarked
package trading.engine.message;

import org.jspecify.annotations.NullMarked;
