/// exchange-core, fed with our stream of orders, in a process of its own: its libraries and ours do not go
/// together on one class path. The comparison in the module bench starts it and reads what it prints.
@NullMarked
package trading.bench.peer;

import org.jspecify.annotations.NullMarked;
