/// Figures for Prometheus, the same registry on both ports.
@NullMarked
package trading.web.metrics;

import org.jspecify.annotations.NullMarked;
