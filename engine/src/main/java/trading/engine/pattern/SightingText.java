package trading.engine.pattern;

import java.util.Locale;
import trading.engine.model.Instrument;

/// A sighting and its evidence in plain words.
final class SightingText {
    private SightingText() {}

    static String of(Sighting sighting, Instrument instrument) {
        StringBuilder text = new StringBuilder(sighting.kind().title())
                .append(", ")
                .append(status(sighting))
                .append(" at ")
                .append(instrument.price(sighting.close()).toPlainString())
                .append(". ")
                .append(sighting.kind().text());
        if (sighting.target() > 0) {
            text.append(sighting.side() == PatternSide.BULLISH ? " Bullish: target " : " Bearish: target ")
                    .append(instrument.price(sighting.target()).toPlainString())
                    .append(", wrong at ")
                    .append(instrument.price(sighting.invalidation()).toPlainString())
                    .append('.');
        }
        text.append(" The shape fits ").append(percent(sighting.confidence())).append(". ");
        return text.append(evidence(sighting.evidence())).toString();
    }

    private static String status(Sighting sighting) {
        boolean candlestick = sighting.kind().group() == PatternGroup.CANDLESTICK;
        return switch (sighting.status()) {
            case FORMING -> "forming";
            case CONFIRMED -> candlestick ? "complete" : "confirmed";
            case TARGET_REACHED -> "target reached";
            case INVALIDATED -> "proved wrong";
            case EXPIRED -> "over without a result";
        };
    }

    private static String evidence(EvidenceFigures figures) {
        if (figures.outcomes() == 0) {
            return figures.side() == PatternSide.NEUTRAL
                    ? "It points neither way, so there is no hit rate."
                    : "None of this kind has ended here before.";
        }
        String hits = figures.hits() + " of " + figures.outcomes() + " earlier ones reached the target first ("
                + percent(figures.hitRate().value()) + ", 95 % interval "
                + percent(figures.hitRate().low()) + " to "
                + percent(figures.hitRate().high()) + ")";
        String chance = Double.isNaN(figures.chanceHitRate())
                ? ""
                : "; entries at every bar: " + percent(figures.chanceHitRate());
        return hits + chance + ": " + verdict(figures.verdict()) + ". After costs "
                + ofR(figures.expectancyR().value()) + " each.";
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case TOO_FEW -> "too few to judge";
            case WORSE_THAN_CHANCE -> "worse than chance";
            case NO_BETTER_THAN_CHANCE -> "no better than chance";
            case BETTER_THAN_CHANCE -> "better than chance";
        };
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String ofR(double r) {
        return String.format(Locale.ROOT, "%+.2f R", r);
    }
}
