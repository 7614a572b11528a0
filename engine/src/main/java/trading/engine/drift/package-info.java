/// What strategies did on paper or live, done again by the backtester's rules over the market that the journal has
/// recorded, and compared fill by fill.
///
/// ```text
/// journal ──every command──▶ TradingCore (as it was) ──fills──┐
///    │                                                        ├──▶ FillComparison ──▶ DriftReport
///    └──market and terms───▶ Rerun: TradingCore ──fills───────┘
///                              ▲      └──reports──▶ StrategyHost ──▶ strategies, as declared then
///                              └───────orders, where the journal has them ◀──┘
/// ```
/// Orders of the strategies in the journal are not played: the strategies have to ask for them again. Who asks for
/// the same gets its order at the very place where the journal has it, so the time that it was on its way is taken
/// as it was. What people and their switches did is left out, and named as the cause of what differs after it.
/// Called on one thread of its own; reads the journal, and reads and writes [SessionStates], which save it from
/// reading the journal from its beginning.
@NullMarked
package trading.engine.drift;

import org.jspecify.annotations.NullMarked;
