package trading.engine.strategy.host;

import trading.engine.model.Side;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;

/// A decision as people say it.
final class DecisionWords {
    private DecisionWords() {}

    /// `ema-cross wanted to buy BTCUSDT, because … Quantity: … It was denied: …`
    static String of(Decision decision) {
        StringBuilder words = new StringBuilder(decision.strategy())
                .append(' ')
                .append(verb(decision))
                .append(' ')
                .append(decision.symbol())
                .append(", because ")
                .append(decision.reason())
                .append('.');
        Evidence evidence = decision.evidence();
        if (!evidence.sizing().isEmpty()) {
            words.append(" Quantity: ").append(evidence.sizing()).append('.');
        }
        for (SeenPattern pattern : evidence.patterns()) {
            words.append(" A ")
                    .append(pattern.name())
                    .append(pattern.side() == Side.BUY ? " pointed upward." : " pointed downward.");
        }
        AnalystOpinion opinion = evidence.opinion();
        if (opinion != null) {
            words.append(" The analyst said ")
                    .append(opinion.view())
                    .append(" with a confidence of ")
                    .append(Math.round(100 * opinion.confidence()))
                    .append(" %.");
        }
        return words.append(' ').append(ending(decision)).toString();
    }

    private static String verb(Decision decision) {
        String side = decision.side() == Side.BUY ? "buy" : "sell";
        return switch (decision.action()) {
            case ENTER -> "wanted to " + side;
            case EXIT -> "wanted to leave (" + side + ")";
            case CANCEL -> "wanted to cancel an order to " + side;
        };
    }

    private static String ending(Decision decision) {
        return switch (decision.outcome()) {
            case SENT -> "The order was sent.";
            case VETOED -> "It was not done: " + decision.detail() + ".";
            case TOO_SMALL -> "It was not done: there was too little to trade.";
            case BUSY -> "It was not done at once: " + decision.detail() + ".";
            case DENIED -> "Risk refused it (" + decision.detail() + ").";
            case REPEATED -> "It had been done before a crash (" + decision.detail() + ").";
        };
    }
}
