/// Which indicators there are, and their values on bars, for charts.
@NullMarked
package trading.web.indicator;

import org.jspecify.annotations.NullMarked;
