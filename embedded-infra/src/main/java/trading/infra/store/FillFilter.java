package trading.infra.store;

/// Which fills to list, newest first. `instrument` -1: all. `orderId`, `tradeId` 0: all. `beforeId` 0: from
/// the newest, else only fills with a lower id. `limit` is 1 to 500.
public record FillFilter(int account, int instrument, long orderId, long tradeId, long beforeId, int limit) {
    public FillFilter {
        Page.check(beforeId, limit);
    }

    /// The newest of all.
    public static FillFilter newest(int account, int limit) {
        return new FillFilter(account, -1, 0, 0, 0, limit);
    }
}
