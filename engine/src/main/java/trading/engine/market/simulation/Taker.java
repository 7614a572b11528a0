package trading.engine.market.simulation;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command.SubmitOrder;
import trading.engine.model.OrderType;
import trading.engine.model.Side;
import trading.engine.model.TimeInForce;

/// Those who take what is quoted in one instrument: some follow the trend, some bet on its end, most have
/// reasons of their own and take several times in a row.
final class Taker {
    private static final int FOLLOWER = DemoMarket.FIRST_AGENT_ACCOUNT + 17;
    private static final int REVERTER = DemoMarket.FIRST_AGENT_ACCOUNT + 18;
    private static final int OTHERS = DemoMarket.FIRST_AGENT_ACCOUNT + 19;
    private static final double QUICK_SECONDS = 60;
    private static final double SLOW_SECONDS = 480;
    private static final double TAIL = 1.6;
    private static final double LARGEST_LEVELS = 2.5;

    private final Grid grid;
    private final Profile profile;
    private final RandomGenerator random;
    private double quick;
    private double slow;
    private double excitement;
    private Side habit = Side.BUY;

    Taker(Grid grid, Profile profile, RandomGenerator random) {
        this.grid = grid;
        this.profile = profile;
        this.random = random;
    }

    /// Watches the middle of the book, which is 0 when there is none.
    void watch(double middle, double seconds) {
        excitement *= Math.max(0, 1 - seconds / 4);
        if (middle > 0) {
            quick = quick == 0 ? middle : quick + (middle - quick) * Math.min(1, seconds / QUICK_SECONDS);
            slow = slow == 0 ? middle : slow + (middle - slow) * Math.min(1, seconds / SLOW_SECONDS);
        }
    }

    /// Null when nobody wants anything now. `perSecond`: how often in ordinary times.
    @Nullable
    SubmitOrder decide(double price, double middle, double nervousness, double perSecond, double seconds) {
        double rate = perSecond * (0.55 + 0.45 * Math.min(3, nervousness)) * (0.75 + excitement);
        if (middle <= 0 || random.nextDouble() >= rate * seconds) {
            return null;
        }
        excitement = Math.min(1, excitement + 0.12);
        double kind = random.nextDouble();
        double spread = profile.halfSpread() * middle;
        double trend = (quick - slow) / spread;
        double cheap = (price - middle) / spread;
        int account = kind < 0.2 ? FOLLOWER : kind < 0.4 ? REVERTER : OTHERS;
        double wish = account == FOLLOWER ? 0.12 * trend : account == REVERTER ? -0.08 * trend : 0;
        Side side = account == OTHERS ? ownReasons() : side(wish);
        return order(account, random.nextDouble() < 0.5 ? side(1.2 * cheap) : side, middle);
    }

    private Side ownReasons() {
        if (random.nextDouble() < 0.35) {
            habit = random.nextBoolean() ? Side.BUY : Side.SELL;
        }
        return habit;
    }

    /// The more `wish` is above 0, the likelier a buy.
    private Side side(double wish) {
        return random.nextDouble() < 1 / (1 + StrictMath.exp(-2 * wish)) ? Side.BUY : Side.SELL;
    }

    private SubmitOrder order(int account, Side side, double middle) {
        double size = 0.06 * StrictMath.pow(1 - random.nextDouble(), -1 / TAIL);
        double notional = Math.min(LARGEST_LEVELS, size) * profile.levelNotional();
        return new SubmitOrder(
                account,
                grid.instrument().id(),
                "",
                "",
                side,
                OrderType.MARKET,
                TimeInForce.IOC,
                grid.lots(notional, middle),
                0,
                0,
                false,
                0,
                0);
    }
}
