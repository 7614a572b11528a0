/// How state becomes bytes and comes back: used by everything that goes into a snapshot.
///
/// The bytes are canonical: the same state gives the same bytes on every machine, so their hash stands for
/// the state. Pure.
@NullMarked
package trading.engine.state;

import org.jspecify.annotations.NullMarked;
