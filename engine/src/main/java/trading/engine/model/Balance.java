package trading.engine.model;

/// Money of one asset in one account: `total = free + locked`; `locked` is the sum of what open orders
/// reserve.
public record Balance(int account, String asset, long free, long locked) {
    public long total() {
        return free + locked;
    }
}
