package trading.engine.market.simulation;

import java.util.random.RandomGenerator;

/// How nervous a market is, around 1: the exponential of a slow and a fast wave, which makes calm and wild
/// times follow each other in clusters.
final class Volatility {
    private static final double SLOW_SECONDS = 4 * 3_600;
    private static final double FAST_SECONDS = 8 * 60;
    private static final double SLOW_DEVIATION = 0.4;
    private static final double FAST_DEVIATION = 0.45;
    private static final double LARGEST = 1.6;

    private final RandomGenerator random;
    private double slow;
    private double fast;

    Volatility(RandomGenerator random) {
        this.random = random;
        slow = SLOW_DEVIATION * random.nextGaussian();
        fast = FAST_DEVIATION * random.nextGaussian();
    }

    void advance(double seconds) {
        slow = step(slow, seconds / SLOW_SECONDS, SLOW_DEVIATION);
        fast = step(fast, seconds / FAST_SECONDS, FAST_DEVIATION);
    }

    /// Something happened.
    void excite(double by) {
        fast = Math.min(LARGEST, fast + by);
    }

    double level() {
        return StrictMath.exp(slow + fast);
    }

    private double step(double value, double part, double deviation) {
        return value * (1 - part) + deviation * Math.sqrt(2 * part) * random.nextGaussian();
    }
}
