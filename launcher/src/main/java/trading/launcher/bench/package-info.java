/// `trading bench`: what this machine and this program do together, in figures.
///
/// ```text
/// StreamShape ──▶ OrderStream ──▶ EngineCommands ──▶ CoreUnderTest      decide, on one thread
///   (a seed)      plain numbers    our commands   └─▶ GatewayUnderTest   ring, journal, decide, publish
///                      │
///                      └──▶ a file, for whoever else is measured with the same orders (module bench)
/// ```
/// [ApiBench] is another thing: requests to an instance that runs, from outside.
///
/// Only [EngineCommands], [CoreUnderTest], [GatewayUnderTest], [KillSpeed] and `ForgetfulStorage` know the
/// engine. A
/// measurement takes its time on the caller's thread and ends early when that thread is interrupted.
@NullMarked
package trading.launcher.bench;

import org.jspecify.annotations.NullMarked;
