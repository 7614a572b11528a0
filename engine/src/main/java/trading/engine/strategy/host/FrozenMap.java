package trading.engine.strategy.host;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A map by name that never changes, so that nobody needs a copy of it: a run keeps the evidence of thousands of
/// decisions.
@SuppressWarnings("JdkObsolete") // what evidence is made of is a SortedMap
final class FrozenMap<V> extends AbstractMap<String, V> implements SortedMap<String, V> {
    private final String[] names;
    private final List<V> values;

    private FrozenMap(SortedMap<String, V> of) {
        names = of.keySet().toArray(String[]::new);
        values = List.copyOf(of.values());
    }

    /// The same in the natural order of its names; the map itself when it is frozen already.
    static <V> SortedMap<String, V> of(SortedMap<String, V> map) {
        if (map instanceof FrozenMap<V> frozen) {
            return frozen;
        }
        return new FrozenMap<>(map.comparator() == null ? map : new TreeMap<>((Map<String, V>) map));
    }

    @Override
    public @Nullable V get(@Nullable Object name) {
        int found = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
        return found < 0 ? null : values.get(found);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> told) {
        for (int i = 0; i < names.length; i++) {
            told.accept(names[i], values.get(i));
        }
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Map.Entry<String, V> next() {
            if (next == names.length) {
                throw new NoSuchElementException();
            }
            int at = next++;
            return Map.entry(names[at], values.get(at));
        }
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, V> subMap(String from, String to) {
        return copy().subMap(from, to);
    }

    @Override
    public SortedMap<String, V> headMap(String to) {
        return copy().headMap(to);
    }

    @Override
    public SortedMap<String, V> tailMap(String from) {
        return copy().tailMap(from);
    }

    private SortedMap<String, V> copy() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(this));
    }

    @Override
    public String firstKey() {
        return at(0);
    }

    @Override
    public String lastKey() {
        return at(names.length - 1);
    }

    private String at(int index) {
        if (names.length == 0) {
            throw new NoSuchElementException("map: it is empty");
        }
        return names[index];
    }
}
