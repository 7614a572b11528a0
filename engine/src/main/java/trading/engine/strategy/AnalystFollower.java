package trading.engine.strategy;

import java.util.Optional;
import trading.engine.indicator.Atr;
import trading.engine.model.Bar;
import trading.engine.model.TimeFrame;

/// Lets the analyst say where to go, and keeps the risk to itself: buys when the analyst is sure that the price will
/// rise, sells when it says the opposite or its opinion has become too old.
///
/// The analyst may be a language model or the built-in rules; all that it can do here is to have an opinion. How much
/// is
/// bought is a matter of the sizing, the stop lies some average true ranges below, and no opinion is acted on twice,
/// also not after a restart.
public final class AnalystFollower implements Strategy {
    private static final String ACTED_ON = "acted on";

    /// What may be tuned.
    public record Parameters(
            @Parameter(value = 0.65, from = 0, to = 1, step = 0.05, text = "how sure the analyst must be")
            double confidence,

            @Parameter(value = 240, from = 1, to = 10_080, text = "minutes after which an opinion is too old")
            int minutes,

            @Parameter(value = 14, from = 2, to = 200, text = "bars of the average true range")
            int range,

            @Parameter(value = 4, from = 0.5, to = 20, step = 0.5, text = "the stop, in average true ranges")
            double stopRanges) {}

    private final Parameters parameters;
    private final Atr range;

    public AnalystFollower(Parameters parameters) {
        this.parameters = parameters;
        range = new Atr(parameters.range());
    }

    @Override
    public StrategyDeclaration declaration() {
        return StrategyDeclaration.of(
                        "analyst-follower",
                        "Buys when the analyst is sure that the price will rise, sells when it says the opposite.",
                        parameters)
                .on("BTCUSDT")
                .bars(TimeFrame.M15, Atr.settledAfter(parameters.range()))
                .withOpinions();
    }

    @Override
    public void onStart(StrategyContext context) {
        context.indicator("range", range);
    }

    @Override
    public void onBar(Bar bar, StrategyContext context) {
        Optional<AnalystOpinion> held = context.opinion();
        if (held.isEmpty() || !range.ready()) {
            return;
        }
        AnalystOpinion opinion = held.get();
        boolean old = context.timeNanos() - opinion.timeNanos() > parameters.minutes() * TimeFrame.M1.nanos();
        if (context.openTrade().isPresent()) {
            if (old) {
                context.exit("the analyst's opinion is more than " + parameters.minutes() + " minutes old");
            } else if (opinion.view() == AnalystOpinion.View.SELL) {
                context.exit("the analyst expects a fall " + reasons(opinion));
            }
        } else if (!old && opinion.view() == AnalystOpinion.View.BUY && isNews(opinion, context)) {
            enter(bar, opinion, context);
        }
    }

    private static boolean isNews(AnalystOpinion opinion, StrategyContext context) {
        return !context.memory().text(ACTED_ON).equals(Optional.of(opinion.id()));
    }

    private void enter(Bar bar, AnalystOpinion opinion, StrategyContext context) {
        if (opinion.confidence() < parameters.confidence()) {
            context.note("the analyst expects a rise, but is not sure enough " + reasons(opinion));
            return;
        }
        context.memory().put(ACTED_ON, opinion.id());
        context.enter(Entry.buy("the analyst expects a rise " + reasons(opinion))
                .stopLoss(context.ticks(bar.close() - parameters.stopRanges() * range.value()))
                .confidence(opinion.confidence()));
    }

    private static String reasons(AnalystOpinion opinion) {
        return "(" + Math.round(100 * opinion.confidence()) + " % sure): " + String.join("; ", opinion.reasons());
    }
}
