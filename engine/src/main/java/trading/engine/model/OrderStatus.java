package trading.engine.model;

/// Where an order is in its life. A denied order never becomes an order, so it has no status here.
public enum OrderStatus {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED;

    /// A terminal status is never left.
    public boolean isTerminal() {
        return this == FILLED || this == CANCELED;
    }
}
