package trading.engine.market.simulation;

import java.util.random.RandomGenerator;

/// What a market is doing: going up, going down or nowhere, each for a while; on the way up or down it
/// pulls back now and then.
final class Phase {
    private static final double MEAN_SECONDS = 25 * 60;
    private static final double IMPULSE_SECONDS = 4 * 60;
    private static final double PULL_BACK_SECONDS = 80;
    /// Deviations of a second's course, per second.
    private static final double TREND = 0.055;
    private static final double RETURN_SECONDS = 8 * 60;

    private final RandomGenerator random;
    private int direction;
    private boolean pullBack;
    private double anchor;
    private double phaseLeft;
    private double swingLeft;

    Phase(RandomGenerator random) {
        this.random = random;
    }

    /// The drift per second at `level`, in deviations of a second.
    double drift(double level, double seconds) {
        phaseLeft -= seconds;
        swingLeft -= seconds;
        if (phaseLeft <= 0) {
            phaseLeft = lasting(MEAN_SECONDS);
            direction = random.nextInt(3) - 1;
            anchor = level;
            pullBack = true;
            swingLeft = 0;
        }
        if (swingLeft <= 0) {
            pullBack = !pullBack;
            swingLeft = lasting(pullBack ? PULL_BACK_SECONDS : IMPULSE_SECONDS);
        }
        if (direction == 0) {
            return (anchor - level) / RETURN_SECONDS;
        }
        return TREND * direction * (pullBack ? -1.2 : 1.3);
    }

    private double lasting(double meanSeconds) {
        return -meanSeconds * StrictMath.log(1 - random.nextDouble());
    }
}
