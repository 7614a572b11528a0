/// A file of bars as a market: read, checked whole, then played bar by bar.
///
/// ```text
/// BarFile (csv, json, gz, zip) ──▶ rows ──▶ scan: every row checked, grid and frame found
///                                    └──▶ BarReplay: quotes along O, L/H, C ──▶ PublishBar ──▶ Pace ──▶ next bar
/// ```
/// HistoryImport takes the same rows into a store of bars. Reading streams: memory does not grow with the file. Nothing
/// is guessed: what cannot be read is a
/// [BadRow] with its line, column and reason.
@NullMarked
package trading.engine.market.replay;

import org.jspecify.annotations.NullMarked;
