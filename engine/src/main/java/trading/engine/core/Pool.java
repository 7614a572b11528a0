package trading.engine.core;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Objects that are used again.
final class Pool<T> {
    private final Supplier<T> maker;
    private @Nullable Object[] spare = new Object[256];
    private int count;

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    @SuppressWarnings("unchecked") // only T is given back
    T take() {
        if (count == 0) {
            return maker.get();
        }
        Object taken = spare[--count];
        if (taken == null) {
            throw new IllegalStateException("pool: count=" + count);
        }
        return (T) taken;
    }

    void give(T used) {
        if (count == spare.length) {
            spare = Arrays.copyOf(spare, count * 2);
        }
        spare[count++] = used;
    }
}
