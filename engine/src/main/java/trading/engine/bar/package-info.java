/// Bars of every time frame from trades, or from the bars that a feed brings.
///
/// Used by `trading.engine.core` on the decide thread and by readers of its reports on theirs. Pure.
@NullMarked
package trading.engine.bar;

import org.jspecify.annotations.NullMarked;
