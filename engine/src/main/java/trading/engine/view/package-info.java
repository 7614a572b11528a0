/// What is open right now, for readers off the ring: quotes, depth, tape, open orders, positions, balances,
/// trades.
@NullMarked
package trading.engine.view;

import org.jspecify.annotations.NullMarked;
