package trading.engine.orchestrator;

import java.io.IOException;

/// Where it is kept what people have set.
public interface SettingsStore {
    /// Kept nowhere.
    SettingsStore NONE = new SettingsStore() {
        @Override
        public StrategySettings read() {
            return StrategySettings.NONE;
        }

        @Override
        public void write(StrategySettings settings) {}
    };

    StrategySettings read() throws IOException;

    /// Returns when it is on disk.
    void write(StrategySettings settings) throws IOException;
}
