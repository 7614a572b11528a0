package trading.engine.pattern;

/// The outcomes of one kind and side, counted as they come.
final class Outcomes {
    private final int[] barCounts;
    /// How often which pair of distances occurred, as weights of the cells of [BaseRates].
    private final double[] cells;

    private long sightings;
    private long hits;
    private long stops;
    private long expired;
    private double meanR;
    private double squaresR;
    private double meanPercent;
    private double squaresPercent;

    Outcomes(int horizon, int cellCount) {
        barCounts = new int[horizon + 1];
        cells = new double[cellCount];
    }

    void sighted() {
        sightings++;
    }

    void ended(SightingStatus how, int bars, double r, double percent) {
        switch (how) {
            case TARGET_REACHED -> hits++;
            case INVALIDATED -> stops++;
            case EXPIRED -> expired++;
            case FORMING, CONFIRMED -> throw new IllegalArgumentException("outcome: status=" + how);
        }
        barCounts[bars]++;
        long count = count();
        double offR = r - meanR;
        meanR += offR / count;
        squaresR += offR * (r - meanR);
        double offPercent = percent - meanPercent;
        meanPercent += offPercent / count;
        squaresPercent += offPercent * (percent - meanPercent);
    }

    double[] cells() {
        return cells;
    }

    long sightings() {
        return sightings;
    }

    long count() {
        return hits + stops + expired;
    }

    long hits() {
        return hits;
    }

    long stops() {
        return stops;
    }

    long expired() {
        return expired;
    }

    Estimate hitRate() {
        return Intervals.wilson(hits, count(), Intervals.Z_95);
    }

    Estimate expectancyR() {
        return Intervals.student(meanR, squaresR, count());
    }

    Estimate expectancyPercent() {
        return Intervals.student(meanPercent, squaresPercent, count());
    }

    /// The lower median.
    int medianBars() {
        long half = (count() + 1) / 2;
        long below = 0;
        for (int bars = 0; bars < barCounts.length; bars++) {
            below += barCounts[bars];
            if (below >= half && half > 0) {
                return bars;
            }
        }
        return 0;
    }

    Verdict verdict(double chance) {
        if (count() < EvidenceFigures.LEAST_OUTCOMES || Double.isNaN(chance)) {
            return Verdict.TOO_FEW;
        }
        Estimate strict = Intervals.wilson(hits, count(), EvidenceFigures.VERDICT_Z);
        if (strict.low() > chance) {
            return Verdict.BETTER_THAN_CHANCE;
        }
        return strict.high() < chance ? Verdict.WORSE_THAN_CHANCE : Verdict.NO_BETTER_THAN_CHANCE;
    }
}
