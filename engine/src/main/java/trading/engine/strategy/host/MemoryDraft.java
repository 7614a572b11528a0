package trading.engine.strategy.host;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.strategy.StrategyMemory;

/// A memory as one call reads and writes it; what it writes is kept when the call has ended well.
///
/// Values are texts with their kind before them: `l:5`, `d:0.5`, `t:waiting`.
final class MemoryDraft implements StrategyMemory {
    private static final int MOST_KEYS = 1_000;
    private static final int LONGEST_KEY = 64;
    private static final int LONGEST_TEXT = 4_096;

    private SortedMap<String, String> values;
    private boolean own;
    private boolean changed;

    /// `kept` is read, and copied before the first change.
    MemoryDraft(SortedMap<String, String> kept) {
        values = kept;
    }

    boolean changed() {
        return changed;
    }

    SortedMap<String, String> values() {
        return Collections.unmodifiableSortedMap(values);
    }

    @Override
    public long whole(String key, long otherwise) {
        String value = read(key, "l:");
        return value == null ? otherwise : Long.parseLong(value);
    }

    @Override
    public double decimal(String key, double otherwise) {
        String value = read(key, "d:");
        return value == null ? otherwise : Double.parseDouble(value);
    }

    @Override
    public Optional<String> text(String key) {
        return Optional.ofNullable(read(key, "t:"));
    }

    @Override
    public void put(String key, long value) {
        write(key, "l:" + value);
    }

    @Override
    public void put(String key, double value) {
        write(key, "d:" + value);
    }

    @Override
    public void put(String key, String value) {
        if (value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("memory: key=" + key + " length=" + value.length() + ": a text may have "
                    + LONGEST_TEXT + " characters");
        }
        write(key, "t:" + value);
    }

    @Override
    public void remove(String key) {
        if (values.containsKey(key)) {
            changed = true;
            own().remove(key);
        }
    }

    private @Nullable String read(String key, String kind) {
        String value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!value.startsWith(kind)) {
            throw new IllegalArgumentException("memory: key=" + key + " value=" + value + ": is not of kind " + kind);
        }
        return value.substring(kind.length());
    }

    private void write(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || (values.size() == MOST_KEYS && !values.containsKey(key))) {
            throw new IllegalArgumentException("memory: key=" + key + " keys=" + values.size() + ": a key has 1 to "
                    + LONGEST_KEY + " characters, and there may be " + MOST_KEYS);
        }
        changed |= !value.equals(own().put(key, value));
    }

    private SortedMap<String, String> own() {
        if (!own) {
            values = new TreeMap<>(values);
            own = true;
        }
        return values;
    }
}
