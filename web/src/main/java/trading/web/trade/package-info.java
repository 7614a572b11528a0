/// Trades, the round trips: open, list, look at, close.
@NullMarked
package trading.web.trade;

import org.jspecify.annotations.NullMarked;
