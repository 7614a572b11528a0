package trading.engine.strategy.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import trading.engine.message.Command;

/// Where the memories of seats are kept. Called on the thread that runs the host.
public interface MemoryStore {
    /// Kept nowhere: each host starts without memories.
    MemoryStore NONE = new MemoryStore() {
        @Override
        public void write(String seat, long timeNanos, Map<String, String> memory, List<Command> orders) {}

        @Override
        public void sent(String seat) {}

        @Override
        public Optional<Remembered> read(String seat) {
            return Optional.empty();
        }
    };

    /// The memory as it is, and the orders of the call that made it so which may not have been sent.
    record Remembered(long timeNanos, SortedMap<String, String> memory, List<Command> unsent) {
        public Remembered {
            unsent = List.copyOf(unsent);
        }
    }

    /// Returns when the memory and the orders that are about to be sent are as safe as the gateway's journal.
    /// Throws when they cannot be; the orders are not sent then.
    void write(String seat, long timeNanos, Map<String, String> memory, List<Command> orders);

    /// The orders of the last write are in the journal.
    void sent(String seat);

    Optional<Remembered> read(String seat);
}
