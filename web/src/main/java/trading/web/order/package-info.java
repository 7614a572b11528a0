/// Orders: submit, list, look at, cancel.
@NullMarked
package trading.web.order;

import org.jspecify.annotations.NullMarked;
