package trading.web.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Instrument;
import trading.engine.model.Side;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.Evidence;
import trading.web.text.Figures;

/// Why a decision was made, sentence by sentence, from nothing but the decision and its evidence: what was wanted,
/// why, what was seen, what the analyst thought, how the quantity came about, and what became of it.
final class DecisionExplanation {
    private static final int PERCENT = 100;
    private static final int MOST_VALUES = 12;

    private DecisionExplanation() {}

    /// `traded`: the instrument of the decision, `own`: that of the strategy's position.
    static List<String> of(Decision decision, Instrument traded, Instrument own) {
        Evidence evidence = decision.evidence();
        List<String> sentences = new ArrayList<>();
        sentences.add(wanted(decision, traded));
        if (!decision.reason().isEmpty()) {
            sentences.add("Its reason: " + ended(decision.reason()));
        }
        if (!evidence.values().isEmpty()) {
            sentences.add("It looked at (prices in ticks of " + traded.price(1).toPlainString() + "): "
                    + values(evidence.values()) + ".");
        }
        evidence.patterns().forEach(pattern -> sentences.add(pattern(pattern)));
        sentences.add(opinion(evidence.opinion()));
        if (!evidence.sizing().isEmpty()) {
            sentences.add("The quantity came about like this: " + ended(evidence.sizing()));
        }
        sentences.add("The account was worth " + Figures.money(evidence.equity()) + " with "
                + Figures.money(evidence.freeCash()) + " free, and the strategy held "
                + Figures.quantity(own, evidence.position()) + " " + own.base() + ".");
        sentences.add(became(decision));
        if (!evidence.parameters().isEmpty()) {
            sentences.add("Its settings were "
                    + evidence.parameters().entrySet().stream()
                            .map(each -> each.getKey() + " = " + each.getValue())
                            .collect(Collectors.joining(", "))
                    + " (version " + decision.version() + ", settings " + evidence.parametersHash() + ").");
        }
        return sentences;
    }

    private static String wanted(Decision decision, Instrument traded) {
        String side = decision.side() == Side.BUY ? "buy" : "sell";
        String what = switch (decision.action()) {
            case ENTER -> "wanted to " + side;
            case EXIT -> "wanted to leave its position: " + side;
            case CANCEL -> "wanted to take back its order to " + side;
        };
        StringBuilder text = new StringBuilder(decision.strategy())
                .append(' ')
                .append(what)
                .append(' ')
                .append(Figures.quantity(traded, decision.quantity()))
                .append(' ')
                .append(traded.symbol());
        append(text, " at ", traded, decision.price());
        append(text, ", with a stop at ", traded, decision.stopLossPrice());
        append(text, ", with a target at ", traded, decision.takeProfitPrice());
        return text.append(", at ")
                .append(Figures.time(decision.timeNanos()))
                .append('.')
                .toString();
    }

    private static void append(StringBuilder text, String words, Instrument traded, long ticks) {
        if (ticks != 0) {
            text.append(words).append(Figures.price(traded, ticks));
        }
    }

    private static String values(Map<String, Double> values) {
        String shown = values.entrySet().stream()
                .limit(MOST_VALUES)
                .map(each -> each.getKey() + " = " + number(each.getValue()))
                .collect(Collectors.joining(", "));
        int more = values.size() - MOST_VALUES;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    private static String number(double value) {
        return Math.abs(value) >= 1_000
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String pattern(SeenPattern pattern) {
        String past = pattern.sampleSize() == 0
                ? "nothing is known of such ones in the past."
                : percent(pattern.hitRate()) + " of " + pattern.sampleSize() + " such ones in the past came true.";
        return "A " + pattern.name() + " pointed " + (pattern.side() == Side.BUY ? "upward" : "downward") + ", "
                + percent(pattern.confidence()) + " sure; " + past;
    }

    private static String opinion(@Nullable AnalystOpinion opinion) {
        if (opinion == null) {
            return "The analyst was not asked, or had no opinion yet.";
        }
        String reasons =
                opinion.reasons().stream().map(DecisionExplanation::ended).collect(Collectors.joining(" "));
        return "The analyst said " + opinion.view() + ", " + percent(opinion.confidence()) + " sure, as of "
                + Figures.time(opinion.timeNanos()) + (reasons.isEmpty() ? "." : ": " + reasons);
    }

    private static String became(Decision decision) {
        String detail = decision.detail().isEmpty() ? "" : ": " + decision.detail();
        return switch (decision.outcome()) {
            case SENT ->
                "Risk and the gateway were asked, and nothing spoke against it: the order was sent" + detail + ".";
            case VETOED -> "It was not done, because the analyst thinks otherwise" + detail + ".";
            case TOO_SMALL -> "It was not done, because there would be too little to trade" + detail + ".";
            case BUSY -> "It was not done at once, because the gateway was busy" + detail + ".";
            case DENIED -> "Risk refused it" + detail + ".";
            case REPEATED -> "The order had been accepted before a crash, and was not sent twice" + detail + ".";
        };
    }

    private static String percent(double share) {
        return Math.round(PERCENT * share) + " %";
    }

    private static String ended(String sentence) {
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }
}
