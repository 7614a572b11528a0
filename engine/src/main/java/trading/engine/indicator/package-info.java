/// Technical indicators that take one bar at a time, and a catalog of them by name (docs/indicators.md).
///
/// ```text
/// Bar ──▶ BarIndicator.update ──▶ ready() ──▶ value(), signal(), upper() …
/// name, settings ──▶ IndicatorCatalog ──▶ CatalogIndicator: the same, outputs by name
/// ```
/// Each keeps what it needs in primitives: an update costs the same on the first bar and on the ten-millionth
/// and allocates nothing. They are seeded as TA-Lib seeds them, so the first value is TA-Lib's first value.
/// Inputs must be finite; then no value is `NaN` once there is one. What an indicator looks back at lies in a
/// window (`WindowSum`, `WindowSpread`, `WindowLine`, `WindowExtreme`, `Delay`) that does not drift.
///
/// Pure: no clock, no I/O, one thread. The only place besides strategies where a `double` is at home: an
/// indicator is an opinion about prices, never a price, a quantity or money.
@NullMarked
package trading.engine.indicator;

import org.jspecify.annotations.NullMarked;
