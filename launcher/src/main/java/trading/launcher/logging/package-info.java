/// Where log lines go.
@NullMarked
package trading.launcher.logging;

import org.jspecify.annotations.NullMarked;
