/// Bars of the past on disk: one file for each instrument and time frame, column by column, compressed, read
/// through mapped memory.
///
/// ```text
/// bars/BTCUSDT/1m.bars      header │ block │ block │ …      a block: up to 4,096 bars, checksum, then
///                                                           times · opens · closes · highs · lows · volumes · counts
/// ```
/// A file is never changed: what is added is merged into a new file, which takes the old one's place once it
/// is on the disk. So a crash leaves the old or the new one, and a reader goes on with what it opened.
@NullMarked
package trading.engine.history;

import org.jspecify.annotations.NullMarked;
