package trading.web.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;

/// Meters whose series come and go, looked at anew before each scrape.
public interface RefreshedMeters extends MeterBinder {
    void refresh();
}
