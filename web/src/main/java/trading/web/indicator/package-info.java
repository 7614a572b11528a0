/// Which indicators there are, for charts.
@NullMarked
package trading.web.indicator;

import org.jspecify.annotations.NullMarked;
