/// What an answer and an event have in common: decimals with eight places, the exchange's words for orders,
/// and figures made of bars.
@NullMarked
package trading.web.exchange.wire;

import org.jspecify.annotations.NullMarked;
