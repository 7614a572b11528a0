package trading.engine.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.LimitOverride;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The overrides of an account's soft limits that are in force, at most one for each strategy.
public final class Overrides {
    private final List<LimitOverride> active = new ArrayList<>();

    /// In the order in which they were set.
    public List<LimitOverride> active() {
        return active;
    }

    /// The one for orders of that strategy; null when there is none.
    @Nullable
    public LimitOverride of(String strategy) {
        for (int i = 0; i < active.size(); i++) {
            if (active.get(i).strategy().equals(strategy)) {
                return active.get(i);
            }
        }
        return null;
    }

    /// Takes the place of the one that is there for the same strategy.
    public void set(LimitOverride override) {
        boolean unused = end(override.strategy());
        active.add(override);
    }

    /// False when there is none.
    public boolean end(String strategy) {
        return active.removeIf(known -> known.strategy().equals(strategy));
    }

    void encode(StateWriter writer) {
        writer.putInt(active.size());
        for (LimitOverride override : active) {
            writer.putText(override.strategy());
            writer.putBoolean(override.oneOrder());
            writer.putLong(override.untilNanos());
            writer.putText(override.reason());
            writer.putText(override.by());
        }
    }

    void decode(int account, StateReader reader) {
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            active.add(new LimitOverride(
                    account,
                    reader.readText(),
                    reader.readBoolean(),
                    reader.readLong(),
                    reader.readText(),
                    reader.readText()));
        }
    }
}
