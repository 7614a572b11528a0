package trading.engine.strategy.host;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Things by the id of their instrument: small numbers from 0 on.
final class ById<T> {
    private @Nullable Object[] things = new @Nullable Object[8];
    private int end;

    @SuppressWarnings("unchecked") // only T is put
    @Nullable
    T get(int id) {
        return id < end ? (T) things[id] : null;
    }

    void put(int id, T thing) {
        if (id >= things.length) {
            things = Arrays.copyOf(things, Math.max(id + 1, things.length * 2));
        }
        things[id] = thing;
        end = Math.max(end, id + 1);
    }

    /// After the highest id that was put.
    int end() {
        return end;
    }
}
