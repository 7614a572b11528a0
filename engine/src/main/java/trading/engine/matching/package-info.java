/// The order book of one instrument, price, then time, and the book of orders that wait for a price.
///
/// Called by `trading.engine.core` on the decide thread. Knows orders only as far as matching needs them;
/// money, trades and reports are made by the [BookListener]. Pure, and without allocation once it is as
/// large as it gets.
///
/// ```text
/// OrderBook     bids  99 ▸ 99.5 ▸ 100 │ 101 ◂ 101.5 ◂ 102  asks     each price: first in, first out
///                              best │ best
/// TriggerBook   falling  95 ▸ 97      │      104 ◂ 105   rising     each trigger: first in, first out
///                        nearest │ nearest
/// both: BookSide ─▶ PriceLevel ─▶ BookOrder
/// ```
@NullMarked
package trading.engine.matching;

import org.jspecify.annotations.NullMarked;
