/// Bars and ticks of the past on disk: one file for each instrument and time frame and one for its ticks, column by
/// column, compressed, read through mapped memory.
///
/// ```text
/// BTCUSDT/1m-3.bars         header │ block │ block │ …      a block: up to 4,096 bars, checksum, then
///                                                           times · opens · closes · highs · lows · volumes · counts
/// BTCUSDT/ticks-2.trades    header │ block │ block │ …      a block: up to 8,192 trades, checksum, then
///                                                           ids · times · prices · quantities · sides
/// ```
/// A file is never changed: what is added is merged into a new file, which takes the old one's place once it
/// is on the disk. So a crash leaves the old or the new one, and a reader goes on with what it opened.
@NullMarked
package trading.engine.history;

import org.jspecify.annotations.NullMarked;
