/// Candlestick and chart patterns: what is seen on the bars, what is drawn, and what came of it before.
///
/// ```text
/// Bar ──▶ PatternScanner ┬ CandlestickScanner   TA-Lib's 61 functions on the last few bars
///                        ├ ChartScanner         Swings (zig-zag) ──▶ detectors ──▶ Tracked formations
///                        └ PatternEvidence      earlier sightings: target or invalidation first? against BaseRates
///                                                 │
///         List<Sighting> ◀── what changed on this bar, each with the evidence as of this bar
/// ```
/// One scanner serves one instrument and time frame, on one thread. Pure: the same bars give the same
/// sightings, and nothing is known before the bar that shows it. Memory is bounded; a bar costs the same
/// however many came before it. A `double` is at home here as in `trading.engine.indicator`: a pattern is an
/// opinion about prices. What leaves ([Sighting]) is in ticks.
@NullMarked
package trading.engine.pattern;

import org.jspecify.annotations.NullMarked;
