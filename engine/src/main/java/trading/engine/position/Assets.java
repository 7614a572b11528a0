package trading.engine.position;

import java.util.ArrayList;
import java.util.List;
import org.agrona.collections.Object2IntHashMap;
import trading.engine.state.StateReader;
import trading.engine.state.StateWriter;

/// The names of assets, numbered in the order in which they were first heard of.
final class Assets {
    private final List<String> names = new ArrayList<>();
    private final Object2IntHashMap<String> numbers = new Object2IntHashMap<>(-1);

    int number(String name) {
        int known = numbers.getValue(name);
        if (known >= 0) {
            return known;
        }
        names.add(name);
        numbers.put(name, names.size() - 1);
        return names.size() - 1;
    }

    String name(int number) {
        return names.get(number);
    }

    int count() {
        return names.size();
    }

    void encode(StateWriter writer) {
        writer.putInt(names.size());
        names.forEach(writer::putText);
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
