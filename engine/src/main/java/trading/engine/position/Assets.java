package trading.engine.position;

import java.util.Arrays;
import org.agrona.collections.Object2IntHashMap;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The names of assets, numbered in the order in which they were first heard of.
final class Assets {
    /// Never changed: a new asset makes a new array, so that others may keep it.
    private String[] names = new String[0];

    private final Object2IntHashMap<String> numbers = new Object2IntHashMap<>(-1);

    int number(String name) {
        int known = numbers.getValue(name);
        if (known >= 0) {
            return known;
        }
        String[] more = Arrays.copyOf(names, names.length + 1);
        more[names.length] = name;
        names = more;
        numbers.put(name, names.length - 1);
        return names.length - 1;
    }

    String name(int number) {
        return names[number];
    }

    String[] names() {
        return names;
    }

    int count() {
        return names.length;
    }

    void encode(StateWriter writer) {
        writer.putInt(names.length);
        for (String name : names) {
            writer.putText(name);
        }
    }

    static Assets decode(StateReader reader) {
        Assets assets = new Assets();
        int count = reader.readCount();
        for (int i = 0; i < count; i++) {
            assets.number(reader.readText());
        }
        return assets;
    }
}
