package trading.engine.position;

/// What one strategy of one account has at risk in instruments of one quote asset, in money of that asset:
/// what its open trades cost, and what its open orders may cost. The empty name stands for what people do
/// themselves.
public final class StrategyExposure {
    private final String strategy;
    private final int quoteAsset;
    private long openCost;
    private long openOrders;

    public StrategyExposure(String strategy, int quoteAsset) {
        this.strategy = strategy;
        this.quoteAsset = quoteAsset;
    }

    public String strategy() {
        return strategy;
    }

    public int quoteAsset() {
        return quoteAsset;
    }

    public long total() {
        return Math.addExact(openCost, openOrders);
    }

    void addCost(long money) {
        openCost = Math.addExact(openCost, money);
    }

    public void addOrders(long money) {
        openOrders = Math.addExact(openOrders, money);
    }

    public long openOrders() {
        return openOrders;
    }

    public long openCost() {
        return openCost;
    }
}
