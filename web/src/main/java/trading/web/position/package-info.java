/// What the account holds.
@NullMarked
package trading.web.position;

import org.jspecify.annotations.NullMarked;
