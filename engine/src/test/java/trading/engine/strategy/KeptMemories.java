package trading.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import trading.engine.message.Command;
import trading.engine.strategy.host.MemoryStore;

/// Memories that outlive a host, and what was done to them in order.
public final class KeptMemories implements MemoryStore {
    private final Map<String, Remembered> newest = new TreeMap<>();
    private final List<String> done = new ArrayList<>();

    @Override
    public void write(String seat, long timeNanos, Map<String, String> memory, List<Command> orders) {
        newest.put(seat, new Remembered(timeNanos, new TreeMap<>(memory), orders));
        done.add("write " + seat + " " + memory + " orders=" + orders.size());
    }

    @Override
    public void sent(String seat) {
        newest.computeIfPresent(seat, (key, last) -> new Remembered(last.timeNanos(), last.memory(), List.of()));
        done.add("sent " + seat);
    }

    @Override
    public Optional<Remembered> read(String seat) {
        return Optional.ofNullable(newest.get(seat));
    }

    public List<String> done() {
        return done;
    }
}
