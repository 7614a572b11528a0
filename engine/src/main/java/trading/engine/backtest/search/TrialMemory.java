package trading.engine.backtest.search;

import java.util.Optional;

/// Trials that were made before, maybe by a process that is gone.
public interface TrialMemory {
    /// Remembers nothing.
    TrialMemory NONE = new TrialMemory() {
        @Override
        public Optional<Trial> find(TrialTask task) {
            return Optional.empty();
        }

        @Override
        public void keep(TrialTask task, Trial trial) {
            // There is nowhere to keep it.
        }
    };

    Optional<Trial> find(TrialTask task);

    /// Returns once it is safe. May be called by several threads.
    void keep(TrialTask task, Trial trial);
}
