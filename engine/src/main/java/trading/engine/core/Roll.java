package trading.engine.core;

import java.util.Arrays;

/// Things in the order in which they came, forgotten all at once. Less than a list: what a command has
/// changed is put down and read several times for each command.
final class Roll<T> {
    private Object[] things = new Object[16];
    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /// Only below [#count()]. What was forgotten may still be there above it.
    @SuppressWarnings("unchecked") // only T is put in
    T get(int index) {
        return (T) things[index];
    }

    void add(T thing) {
        if (count == things.length) {
            things = Arrays.copyOf(things, count * 2);
        }
        things[count++] = thing;
    }

    boolean contains(T thing) {
        for (int i = 0; i < count; i++) {
            if (things[i].equals(thing)) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        count = 0;
    }
}
