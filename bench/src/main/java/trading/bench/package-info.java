/// Measures the product, alone and beside exchange-core. Not shipped, and nothing depends on it.
///
/// ```text
/// Comparison ──▶ a stream in a file ──▶ GatewayContestant       (a process with our libraries)
///            │                     └──▶ ExchangeCoreContestant  (a process with theirs, module bench/peer)
///            └──▶ here: direct cost, growth, disk, one order, recovery
/// …Benchmark: JMH, each part by itself
/// ```
@NullMarked
package trading.bench;

import org.jspecify.annotations.NullMarked;
