/// The order book of one instrument: price, then time.
///
/// Called by `trading.engine.core` on the decide thread. Knows orders only as far as matching needs them;
/// money, trades and reports are made by the [BookListener]. Pure.
///
/// ```text
/// bids  99 ▸ 99.5 ▸ 100 │ 101 ◂ 101.5 ◂ 102  asks        each price: first in, first out
///                  best │ best
/// ```
@NullMarked
package trading.engine.matching;

import org.jspecify.annotations.NullMarked;
