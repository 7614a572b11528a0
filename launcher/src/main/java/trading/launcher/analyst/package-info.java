/// The analyst of the product: its parts put together as the configuration says, and its figures.
@NullMarked
package trading.launcher.analyst;

import org.jspecify.annotations.NullMarked;
