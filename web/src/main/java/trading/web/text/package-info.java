/// Scaled longs as the text that answers show.
@NullMarked
package trading.web.text;

import org.jspecify.annotations.NullMarked;
