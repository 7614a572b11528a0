package trading.engine.pattern;

/// The two confidence intervals of the evidence.
final class Intervals {
    /// The normal quantile for 95 %, two-sided.
    static final double Z_95 = 1.959963984540054;

    /// Student's quantiles for 95 %, two-sided, 1 to 30 degrees of freedom.
    private static final double[] T_95 = {
        12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836, 2.446911851, 2.364624252, 2.306004135,
        2.262157163, 2.228138852, 2.200985160, 2.178812830, 2.160368656, 2.144786688, 2.131449546, 2.119905299,
        2.109815578, 2.100922040, 2.093024054, 2.085963447, 2.079613845, 2.073873068, 2.068657610, 2.063898562,
        2.059538553, 2.055529439, 2.051830516, 2.048407142, 2.045229642, 2.042272456
    };

    private Intervals() {}

    /// Wilson's interval of a share: holds for few and for extreme counts, never leaves 0 to 1, and always
    /// has the share in it, also where rounding would put it outside.
    static Estimate wilson(long hits, long count, double z) {
        if (count == 0) {
            return Estimate.UNKNOWN;
        }
        double share = (double) hits / count;
        double square = z * z / count;
        double centre = (share + square / 2) / (1 + square);
        double half = z / (1 + square) * Math.sqrt(share * (1 - share) / count + square / (4 * count));
        double low = Math.max(0, centre - half);
        double high = Math.min(1, centre + half);
        return new Estimate(share, Math.min(share, low), Math.max(share, high));
    }

    /// Student's interval of a mean, from the sum of squares around it. One value has a mean and no
    /// interval.
    static Estimate student(double mean, double squares, long count) {
        if (count == 0) {
            return Estimate.UNKNOWN;
        }
        if (count == 1) {
            return new Estimate(mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double half = quantile(count - 1) * Math.sqrt(squares / (count - 1) / count);
        return new Estimate(mean, mean - half, mean + half);
    }

    /// Beyond the table by Cornish and Fisher's expansion, which is right to five places there.
    static double quantile(long degrees) {
        if (degrees <= T_95.length) {
            return T_95[(int) degrees - 1];
        }
        double z = Z_95;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double n = degrees;
        return z
                + (z3 + z) / (4 * n)
                + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
    }
}
