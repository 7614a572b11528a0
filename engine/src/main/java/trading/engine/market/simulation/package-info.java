/// A market of our own: seeded agents that trade in the same book as everybody else.
///
/// ```text
/// PriceModel: what each instrument is worth        ──▶ Makers: ladders of quotes around it ──┐
/// (trends, volatility clusters, jumps, common      ──▶ Takers: trend, reversion, noise     ──┼──▶ CommandSink
///  course)                                         ──▶ History: bars before the first start ─┘
/// AgentReports (a ReportHandler): fills of the agents and quotes come back ──▶ inventories, impact
/// ```
/// Deterministic: the same seed, times and reports give the same commands. Doubles live in here only; what
/// leaves is in ticks and lots. One thread, that of [SimulatedMarket].
@NullMarked
package trading.engine.market.simulation;

import org.jspecify.annotations.NullMarked;
