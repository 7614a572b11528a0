/// What the servers, the pool of connections and the processes count about themselves, for `/metrics`.
///
/// ```text
/// PostgreSQL, Redis, /proc ─▶ FigureWatch, each five seconds on a thread of its own ─▶ ServerMeters, ServiceMeters
///                                                                                         ▲ read at a scrape
/// ```
/// A scrape never waits for a server: it shows what was read last. What a server does not tell any more is NaN.
@NullMarked
package trading.launcher.figure;

import org.jspecify.annotations.NullMarked;
