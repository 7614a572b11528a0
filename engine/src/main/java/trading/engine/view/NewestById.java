package trading.engine.view;

import java.util.LinkedHashMap;
import java.util.Map;

/// Keeps the newest entries, up to a number.
final class NewestById<T> extends LinkedHashMap<Long, T> {
    private static final long serialVersionUID = 1;

    private final int most;

    NewestById(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, T> eldest) {
        return size() > most;
    }
}
