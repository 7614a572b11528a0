package trading.web.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An indicator on bars: `times` are their openings in epoch milliseconds, oldest first, and each output
/// has a value for each, null where it has none yet.
record IndicatorValuesJson(
        String name, String symbol, String frame, List<Long> times, List<IndicatorSeriesJson> series) {

    record IndicatorSeriesJson(String output, List<@Nullable Double> values) {}
}
