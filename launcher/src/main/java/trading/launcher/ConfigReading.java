package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;

/// Reads the configuration again, as it was read for the start; the data folder stays what it was.
record ConfigReading(ConfigLoader loader, Path data) implements ConfigWatch.Reading {
    @Override
    public TradingConfig load() throws ConfigException, IOException {
        return loader.load(home -> data);
    }
}
