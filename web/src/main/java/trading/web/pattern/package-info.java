/// The patterns of the market as they are seen, for people and their programs.
///
/// ```text
/// ring ─▶ PatternDesk.onReports ─▶ bounded queue ─▶ one worker ─▶ PatternSeries (a scanner each) ─▶ records
///         closed bars, never waits                  recorded bars first                               │
///                    PatternRoutes, channel `patterns`, PatternMeters ◀── Sightings (any thread) ◀────┘
/// ```
/// A bar that is older than the latest of its frame is learned from and not told of, by the gateway's time: so a
/// replay of last year tells of last year's patterns, and a past that is made up or read in tells of none.
@NullMarked
package trading.web.pattern;

import org.jspecify.annotations.NullMarked;
