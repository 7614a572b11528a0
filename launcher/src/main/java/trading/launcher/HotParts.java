package trading.launcher;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import trading.launcher.config.AlertConfig;
import trading.launcher.config.AnalystConfig;
import trading.launcher.config.TradingConfig;

/// The parts of the product that take new settings while they run. Each is given its own when they have changed.
///
/// @param log level and format
record HotParts(
        Consumer<AnalystConfig> analyst,
        BiConsumer<String, String> log,
        Consumer<AlertConfig> alerts,
        Consumer<Duration> tokenLifetime) {
    void take(TradingConfig before, TradingConfig after) {
        if (!before.analyst().equals(after.analyst())) {
            analyst.accept(after.analyst());
        }
        if (!before.logLevel().equals(after.logLevel()) || !before.logFormat().equals(after.logFormat())) {
            log.accept(after.logLevel(), after.logFormat());
        }
        if (!before.alerts().equals(after.alerts())) {
            alerts.accept(after.alerts());
        }
        if (!before.tokenLifetime().equals(after.tokenLifetime())) {
            tokenLifetime.accept(after.tokenLifetime());
        }
    }
}
