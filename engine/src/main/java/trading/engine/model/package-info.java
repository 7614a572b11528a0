/// The words of the field, as values: instruments, orders, fills, trades, positions, bars.
///
/// Pure: no clock, no randomness, no I/O, no threads, no logging. Everything is immutable and may cross
/// threads.
///
/// Numbers: a **price** is a `long` in ticks of its instrument, a **quantity** a `long` in lots of its
/// instrument, **money** (notional, fee, balance) a `long` in units of 10^-8 of its asset. Decimals exist
/// only at the edges, through [Instrument] and [FixedPoint]. A **time** is nanoseconds since
/// 1970-01-01T00:00:00Z.
@NullMarked
package trading.engine.model;

import org.jspecify.annotations.NullMarked;
