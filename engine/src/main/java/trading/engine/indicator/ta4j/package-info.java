/// The way for ta4j's indicators into a strategy. Nothing else of the product touches ta4j.
@NullMarked
package trading.engine.indicator.ta4j;

import org.jspecify.annotations.NullMarked;
