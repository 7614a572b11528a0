package trading.engine.market.simulation;

import java.util.random.RandomGenerator;
import trading.engine.message.Command.UpdateQuote;
import trading.engine.model.Fill;
import trading.engine.model.Side;

/// One account's two quotes in one instrument: the further out its rank, the wider and the larger they are.
/// It leans its prices against what it holds.
final class Maker {
    private static final double LARGEST_LEAN = 1.5;
    private static final double MOST_INVENTORY_LEVELS = 30;
    private static final double OLDEST_SECONDS = 45;

    private final int account;
    private final int rank;
    private final Grid grid;
    private final Profile profile;
    private final RandomGenerator random;
    private UpdateQuote standing;
    private double standingCentre;
    private double standingHalfSpread;
    private double ageSeconds;
    private double inventory;
    private double mood = 1;

    Maker(int account, int rank, Grid grid, Profile profile, RandomGenerator random) {
        this.account = account;
        this.rank = rank;
        this.grid = grid;
        this.profile = profile;
        this.random = random;
        standing = new UpdateQuote(account, grid.instrument().id(), 0, 0, 0, 0);
        newMood();
    }

    /// The notional that came in (positive: bought).
    double onFill(Fill fill) {
        double notional = fill.side().sign() * grid.notional(fill.lastPrice(), fill.lastQuantity());
        inventory += notional;
        boolean bid = fill.side() == Side.BUY;
        standing = new UpdateQuote(
                account,
                standing.instrument(),
                standing.bidPrice(),
                Math.max(0, standing.bidQuantity() - (bid ? fill.lastQuantity() : 0)),
                standing.askPrice(),
                Math.max(0, standing.askQuantity() - (bid ? 0 : fill.lastQuantity())));
        return notional;
    }

    /// How badly its quotes need to be renewed: from 1 on they should be.
    double urgency(double price, double nervousness, double seconds) {
        ageSeconds += seconds;
        if (standing.bidQuantity() == 0 || standing.askQuantity() == 0) {
            return 4.0 / (1 + rank) + 1;
        }
        double half = halfSpread(price, nervousness);
        double moved = Math.abs(centre(price, nervousness) - standingCentre) / price / (0.5 * half);
        double widened = Math.abs(half - standingHalfSpread) / (0.5 * half);
        return Math.max(Math.max(moved, widened), ageSeconds / OLDEST_SECONDS);
    }

    UpdateQuote renew(double price, double nervousness) {
        double half = halfSpread(price, nervousness);
        double centre = centre(price, nervousness);
        double jitter = 1 + 0.08 * (random.nextDouble() - 0.5);
        double notional = profile.levelNotional()
                * (0.5 + 0.3 * rank)
                * (0.6 + 0.8 * random.nextDouble())
                / Math.sqrt(Math.max(0.5, nervousness));
        double lean = lean();
        return new UpdateQuote(
                account,
                grid.instrument().id(),
                Math.max(1, grid.ticksBelow(centre * (1 - half * jitter))),
                grid.lots(notional * (lean > 0.5 ? 0.5 : 1), price),
                Math.max(2, grid.ticksAbove(centre * (1 + half * jitter))),
                grid.lots(notional * (lean < -0.5 ? 0.5 : 1), price));
    }

    /// `quote` was taken by the gateway.
    void sent(UpdateQuote quote, double price, double nervousness) {
        standing = quote;
        standingHalfSpread = halfSpread(price, nervousness);
        standingCentre = centre(price, nervousness);
        ageSeconds = -0.5 * OLDEST_SECONDS * random.nextDouble() * rank;
        newMood();
    }

    /// Relative to the price; ranks stay apart also where a tick is large.
    private double halfSpread(double price, double nervousness) {
        double innermost = profile.halfSpread() * StrictMath.pow(Math.max(0.4, nervousness), 0.7);
        double width = 1 + 0.95 * rank + 0.05 * rank * rank;
        return Math.max(innermost * width, (0.5 + 1.6 * rank) * grid.price(1) / price);
    }

    private double centre(double price, double nervousness) {
        return price * (1 + halfSpread(price, nervousness) / (1 + rank) * (mood - lean()));
    }

    /// From -[#LARGEST_LEAN] to it: above 0 it holds too much and wants to sell.
    private double lean() {
        double full = MOST_INVENTORY_LEVELS * profile.levelNotional();
        return Math.clamp(LARGEST_LEAN * inventory / full, -LARGEST_LEAN, LARGEST_LEAN);
    }

    /// What it thinks differently about the price, in innermost half spreads.
    private void newMood() {
        mood = 0.25 * random.nextGaussian();
    }
}
