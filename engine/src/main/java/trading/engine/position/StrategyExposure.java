package trading.engine.position;

/// What one strategy of one account has at risk, in money: what its open trades cost, and what its open
/// orders may cost. The empty name stands for what people do themselves.
public class StrategyExposure {
    private final String strategy;
    private long openCost;
    private long openOrders;

    public StrategyExposure(String strategy) {
        this.strategy = strategy;
    }

    public final String strategy() {
        return strategy;
    }

    public final long total() {
        return Math.addExact(openCost, openOrders);
    }

    final void addCost(long money) {
        openCost = Math.addExact(openCost, money);
    }

    public final void addOrders(long money) {
        openOrders = Math.addExact(openOrders, money);
    }

    public final long openOrders() {
        return openOrders;
    }

    public final long openCost() {
        return openCost;
    }
}
