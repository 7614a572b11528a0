package trading.engine.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import trading.engine.message.Command;
import trading.engine.orchestrator.SeatMark;
import trading.engine.strategy.host.MemoryStore;

/// What strategies remembered when they were opened, and remember since.
final class KeptMemories implements MemoryStore {
    private final Map<String, Remembered> memories = new TreeMap<>();

    KeptMemories(List<SeatMark> seats, long timeNanos) {
        for (SeatMark seat : seats) {
            if (!seat.memory().isEmpty()) {
                memories.put(
                        seat.strategy() + ":" + seat.symbol(), new Remembered(timeNanos, seat.memory(), List.of()));
            }
        }
    }

    @Override
    public void write(String seat, long timeNanos, Map<String, String> memory, List<Command> orders) {
        memories.put(seat, new Remembered(timeNanos, new TreeMap<>(memory), List.of()));
    }

    @Override
    public void sent(String seat) {}

    @Override
    public Optional<Remembered> read(String seat) {
        return Optional.ofNullable(memories.get(seat));
    }
}
