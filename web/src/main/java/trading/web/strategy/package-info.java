/// What the strategies are doing.
@NullMarked
package trading.web.strategy;

import org.jspecify.annotations.NullMarked;
