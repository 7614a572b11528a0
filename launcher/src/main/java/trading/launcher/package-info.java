/// The executable: commands, configuration, the composition root, service supervision.
@NullMarked
package trading.launcher;

import org.jspecify.annotations.NullMarked;
