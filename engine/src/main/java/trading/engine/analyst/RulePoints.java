package trading.engine.analyst;

import java.util.List;
import java.util.Locale;

/// The rules, each of which adds its points and says why.
final class RulePoints {
    private static final double OVERBOUGHT = 70;
    private static final double OVERSOLD = 30;
    private static final double STRONG = 55;
    private static final double WEAK = 45;
    private static final double NOTABLE_CHANGE = 0.01;
    private static final double WILD_RANGES = 2.5;
    private static final double MUCH_VOLUME = 1.5;
    private static final double LITTLE_VOLUME = 0.5;
    private static final double MOST_PATTERN_POINTS = 2;
    /// With fewer nothing is known of a pattern.
    private static final int ENOUGH_OUTCOMES = 20;

    private RulePoints() {}

    static double of(AnalystQuestion question, BarReading reading, List<String> reasons) {
        double points = trend(reading, reasons)
                + momentum(reading, reasons)
                + change(reading, reasons)
                + volume(reading, reasons)
                + patterns(question, reasons);
        return volatility(reading, points, reasons);
    }

    private static double trend(BarReading reading, List<String> reasons) {
        boolean above = reading.fast() > reading.slow();
        boolean below = reading.fast() < reading.slow();
        boolean climbs = reading.slow() > reading.slowBefore();
        boolean falls = reading.slow() < reading.slowBefore();
        if (above && climbs && reading.close() > reading.slow()) {
            return said(2, reasons, "The trend is up: the fast average is above the slow one, which climbs.");
        }
        if (below && falls && reading.close() < reading.slow()) {
            return said(-2, reasons, "The trend is down: the fast average is below the slow one, which falls.");
        }
        return said(0, reasons, "There is no clear trend: averages and price do not agree on a direction.");
    }

    private static double momentum(BarReading reading, List<String> reasons) {
        double strength = reading.strength();
        String figure = String.format(Locale.ROOT, "%.0f", strength);
        if (strength >= OVERBOUGHT) {
            return said(-1, reasons, "The RSI of " + figure + " says overbought: a pause or a fall back is likely.");
        }
        if (strength <= OVERSOLD) {
            return said(1, reasons, "The RSI of " + figure + " says oversold: a recovery is likely.");
        }
        if (strength >= STRONG) {
            return said(1, reasons, "The RSI of " + figure + " shows that buyers are stronger.");
        }
        if (strength <= WEAK) {
            return said(-1, reasons, "The RSI of " + figure + " shows that sellers are stronger.");
        }
        return said(0, reasons, "The RSI of " + figure + " is neutral.");
    }

    private static double change(BarReading reading, List<String> reasons) {
        String figure = String.format(Locale.ROOT, "%.1f %%", 100 * Math.abs(reading.change()));
        if (reading.change() >= NOTABLE_CHANGE) {
            return said(1, reasons, "The price has risen by " + figure + " in ten bars.");
        }
        if (reading.change() <= -NOTABLE_CHANGE) {
            return said(-1, reasons, "The price has fallen by " + figure + " in ten bars.");
        }
        return 0;
    }

    private static double volume(BarReading reading, List<String> reasons) {
        String figure = String.format(Locale.ROOT, "%.1f", reading.volumeRatio());
        if (reading.volumeRatio() >= MUCH_VOLUME) {
            return reading.rising()
                    ? said(1, reasons, "The newest bar rose on " + figure + " times the usual volume.")
                    : said(-1, reasons, "The newest bar fell on " + figure + " times the usual volume.");
        }
        if (reading.volumeRatio() < LITTLE_VOLUME) {
            return said(0, reasons, "Only " + figure + " of the usual volume was traded: the move means little.");
        }
        return 0;
    }

    private static double patterns(AnalystQuestion question, List<String> reasons) {
        double points = 0;
        for (PatternSighting sighting : question.sightings()) {
            TrackRecord track = sighting.track();
            boolean known = track.outcomes() >= ENOUGH_OUTCOMES;
            if (known && track.hitRate() < sighting.breakEven(question.lastBar().close())) {
                continue;
            }
            String name = Excerpt.of(sighting.pattern(), 64);
            String confidence = String.format(Locale.ROOT, "%.0f %%", 100 * sighting.confidence())
                    + (known
                            ? String.format(
                                    Locale.ROOT,
                                    ", came true %.0f %% of %d times",
                                    100 * track.hitRate(),
                                    track.outcomes())
                            : "");
            points += switch (sighting.bias()) {
                case BULLISH ->
                    said(sighting.confidence(), reasons, "The pattern " + name + " is bullish (" + confidence + ").");
                case BEARISH ->
                    said(-sighting.confidence(), reasons, "The pattern " + name + " is bearish (" + confidence + ").");
                case NEUTRAL -> 0;
            };
        }
        return Math.clamp(points, -MOST_PATTERN_POINTS, MOST_PATTERN_POINTS);
    }

    private static double volatility(BarReading reading, double points, List<String> reasons) {
        if (reading.rangeRatio() < WILD_RANGES) {
            return points;
        }
        return said(
                points / 2,
                reasons,
                String.format(
                        Locale.ROOT,
                        "The newest bar is %.1f times the usual range: everything counts half until the market calms down.",
                        reading.rangeRatio()));
    }

    private static double said(double points, List<String> reasons, String reason) {
        reasons.add(reason);
        return points;
    }
}
