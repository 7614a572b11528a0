/// The settings that the product runs with.
@NullMarked
package trading.web.setting;

import org.jspecify.annotations.NullMarked;
