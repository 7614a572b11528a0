/// Random trading from a seed, and what is proved with it: that the core decides as the reference
/// does, and that the gateway keeps its promises on a disk that fails (see `docs/simulation.md`).
@NullMarked
package trading.engine.simulator;

import org.jspecify.annotations.NullMarked;
