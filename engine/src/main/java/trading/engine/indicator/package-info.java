/// Technical indicators that take one bar at a time.
///
/// Each keeps what it needs in primitives: an update costs the same on the first bar and on the millionth
/// and allocates nothing. They are seeded as TA-Lib seeds them, so the first value is TA-Lib's first value.
/// Pure: no clock, no I/O, one thread. The only place besides strategies where a `double` is at home: an
/// indicator is an opinion about prices, never a price, a quantity or money.
@NullMarked
package trading.engine.indicator;

import org.jspecify.annotations.NullMarked;
