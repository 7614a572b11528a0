/// The decision: risk, then book, then positions and trades, for one command after the other.
///
/// Pure and single-threaded: time and sequence come with the command, no clock, no randomness, no I/O, no
/// hash-order iteration. That is what makes a replay equal a restart, and a backtest equal live.
///
/// ```text
///            ┌ Registry     instruments, accounts, deposits, bars
/// TradingCore┼ OrderDesk    risk ──▶ reserve ──▶ OrderBook ──▶ FillBooking: money, trades, positions
///            ├ QuoteDesk    the outside market's two orders ──▶ OrderDesk
///            └ TradeExits   closes, stops, targets ──▶ OrderDesk
///   all share CoreState; all speak through the Outbox ──▶ Report, Report, …
/// ```
@NullMarked
package trading.engine.core;

import org.jspecify.annotations.NullMarked;
