package trading.engine.market.simulation;

import java.util.random.RandomGenerator;

/// One random course without a unit: deviation 1 per square root of a second in ordinary times, with
/// phases, clusters of volatility and jumps, and very slowly drawn back to where it began.
final class Course {
    private static final double JUMP_EVERY_SECONDS = 3 * 3_600;
    private static final double JUMP_DEVIATION = 60;
    private static final double HOME_SECONDS = 3 * 86_400;

    private final RandomGenerator random;
    private final Volatility volatility;
    private final Phase phase;
    private double level;

    Course(RandomGenerator random) {
        this.random = random;
        volatility = new Volatility(random);
        phase = new Phase(random);
    }

    void advance(double seconds) {
        if (seconds <= 0) {
            return;
        }
        volatility.advance(seconds);
        double nervousness = volatility.level();
        double drift = phase.drift(level, seconds) * nervousness - level / HOME_SECONDS;
        level += drift * seconds + nervousness * Math.sqrt(seconds) * random.nextGaussian();
        if (random.nextDouble() < seconds / JUMP_EVERY_SECONDS) {
            level += JUMP_DEVIATION * random.nextGaussian();
            volatility.excite(0.9);
        }
    }

    double level() {
        return level;
    }

    double nervousness() {
        return volatility.level();
    }
}
