package trading.engine.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Ids of what is open, with whose it is, and some of what is over.
final class LiveIds {
    private static final int ENDED_KEPT = 20;

    private final List<Long> live = new ArrayList<>();
    private final List<Long> ended = new ArrayList<>();
    private final Map<Long, Integer> owners = new HashMap<>();

    void put(long id, int account) {
        if (owners.put(id, account) == null) {
            live.add(id);
        }
    }

    void ended(long id, boolean over) {
        if (over && live.remove(id)) {
            ended.add(id);
            if (ended.size() > ENDED_KEPT) {
                owners.remove(ended.removeFirst());
            }
        }
    }

    int liveCount() {
        return live.size();
    }

    /// Mostly one that is open; 0 or less, or one that is over, now and then.
    long any(SplittableRandom random) {
        int kind = random.nextInt(40);
        if (kind == 0 || live.isEmpty()) {
            return random.nextLong(-1, 40);
        }
        if (kind < 4 && !ended.isEmpty()) {
            return ended.get(random.nextInt(ended.size()));
        }
        return live.get(random.nextInt(live.size()));
    }

    int owner(long id) {
        return owners.getOrDefault(id, 1);
    }
}
