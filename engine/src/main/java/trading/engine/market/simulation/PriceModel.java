package trading.engine.market.simulation;

import java.util.List;
import java.util.SplittableRandom;
import trading.engine.model.Instrument;

/// What each instrument is worth, which nobody in the book is told: a course of its own and one that all
/// have in common, moved also by what is bought and sold.
///
/// Instruments are meant by their place in the list, not by their id.
final class PriceModel {
    private static final double COMMON = 0.78;
    private static final double OWN = Math.sqrt(1 - COMMON * COMMON);
    private static final double IMPACT_SECONDS = 20 * 60;
    private static final double LARGEST_IMPACT = 0.03;

    private final List<Profile> profiles;
    private final Course common;
    private final Course[] own;
    private final double[] base;
    private final double[] impact;

    PriceModel(long seed, List<Instrument> instruments) {
        SplittableRandom random = new SplittableRandom(seed);
        profiles = instruments.stream().map(Profile::of).toList();
        common = new Course(random.split());
        own = new Course[profiles.size()];
        base = new double[profiles.size()];
        impact = new double[profiles.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = new Course(random.split());
            startAt(i, profiles.get(i).startPrice());
        }
    }

    Profile profile(int i) {
        return profiles.get(i);
    }

    void advance(double seconds) {
        common.advance(seconds);
        for (int i = 0; i < own.length; i++) {
            own[i].advance(seconds);
            impact[i] *= 1 - Math.min(1, seconds / IMPACT_SECONDS);
        }
    }

    /// The present value is `price`; courses go on from there.
    void startAt(int i, double price) {
        impact[i] = 0;
        base[i] = StrictMath.log(price) - course(i);
    }

    double price(int i) {
        return StrictMath.exp(base[i] + course(i) + impact[i]);
    }

    /// The logarithm of the price without its unit, for those that shift the whole course later.
    double course(int i) {
        return profiles.get(i).volatility() * (COMMON * common.level() + OWN * own[i].level());
    }

    /// How much wilder than in ordinary times, around 1.
    double nervousness(int i) {
        return COMMON * COMMON * common.nervousness() + OWN * OWN * own[i].nervousness();
    }

    /// Somebody bought (or, below 0, sold) for so much of the quote asset.
    void push(int i, double notional) {
        double move =
                0.12 * profiles.get(i).halfSpread() * notional / profiles.get(i).levelNotional();
        impact[i] = Math.clamp(impact[i] + move, -LARGEST_IMPACT, LARGEST_IMPACT);
    }
}
