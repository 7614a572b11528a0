/// The market: instruments, bars, depth and tape.
@NullMarked
package trading.web.market;

import org.jspecify.annotations.NullMarked;
