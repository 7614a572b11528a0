/// Whether a strategy's answers can be believed: does it know what it must not know, and does it depend on where its
/// past begins?
///
/// A strategy is run on bars, and again on the same bars cut off, continued otherwise, or with less of a past; what it
/// decided must not have changed. The bars are made up when there are none of its own, from a seed: markets that rise,
/// fall, range and jump.
@NullMarked
package trading.engine.backtest.bias;

import org.jspecify.annotations.NullMarked;
