/// Who gives opinions, what they last said, and what they may cost.
@NullMarked
package trading.web.analyst;

import org.jspecify.annotations.NullMarked;
