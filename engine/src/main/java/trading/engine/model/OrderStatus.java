package trading.engine.model;

import java.util.EnumSet;
import java.util.Set;

/// Where an order is in its life. A denied order never becomes an order, so it has no status here.
@SuppressWarnings("EnumOrdinal") // never leaves the process
public enum OrderStatus {
    /// It works: it rests in the book.
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    /// It is on its way to the venue.
    PENDING_NEW,
    /// It waits for another order of its list to fill.
    SUSPENDED,
    /// It waits for its stop price.
    WAITING,
    /// Its time was over.
    EXPIRED,
    /// The venue did not take it.
    REJECTED;

    private static final int[] NEXT = masks();

    /// A terminal status is never left.
    public boolean isTerminal() {
        return NEXT[ordinal()] == 0;
    }

    public boolean mayBecome(OrderStatus other) {
        return (NEXT[ordinal()] >>> other.ordinal() & 1) != 0;
    }

    private static int[] masks() {
        int[] masks = new int[values().length];
        for (OrderStatus status : values()) {
            for (OrderStatus after : status.next()) {
                masks[status.ordinal()] |= 1 << after.ordinal();
            }
        }
        return masks;
    }

    /// All that may come right after it: the one declaration of an order's life.
    public Set<OrderStatus> next() {
        return switch (this) {
            case PENDING_NEW ->
                EnumSet.of(SUSPENDED, WAITING, NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED, REJECTED);
            case SUSPENDED -> EnumSet.of(WAITING, NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED, REJECTED);
            case WAITING -> EnumSet.of(NEW, PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED, REJECTED);
            case NEW -> EnumSet.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED, REJECTED);
            case PARTIALLY_FILLED -> EnumSet.of(FILLED, CANCELED, EXPIRED);
            case FILLED, CANCELED, EXPIRED, REJECTED -> EnumSet.noneOf(OrderStatus.class);
        };
    }
}
