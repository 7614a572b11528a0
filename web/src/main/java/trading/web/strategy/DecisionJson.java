package trading.web.strategy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import trading.engine.model.FixedPoint;
import trading.engine.model.Instrument;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Decision;
import trading.web.text.Figures;

/// A decision with what it was made on. `words`: all of it in plain words. Prices and quantities are decimals,
/// `values` are in ticks where they are prices.
public record DecisionJson(
        String id,
        String time,
        String strategy,
        String version,
        String symbol,
        String action,
        String outcome,
        String side,
        String quantity,
        @Nullable String price,
        @Nullable String stopLossPrice,
        @Nullable String takeProfitPrice,
        double confidence,
        @Nullable String clientOrderId,
        @Nullable Long tradeId,
        String reason,
        String detail,
        String words,
        String sizing,
        String equity,
        String freeCash,
        String position,
        Map<String, Double> values,
        List<DecisionPatternJson> patterns,
        @Nullable DecisionOpinionJson opinion,
        Map<String, String> parameters,
        String parametersHash) {

    /// A pattern that ended with the bar.
    public record DecisionPatternJson(String name, String side, double confidence, double hitRate, int sampleSize) {}

    /// What the analyst thought.
    public record DecisionOpinionJson(String id, String time, String view, double confidence, List<String> reasons) {}

    static DecisionJson of(Decision decision, Instrument instrument, Instrument own) {
        return new DecisionJson(
                decision.id(),
                Figures.time(decision.timeNanos()),
                decision.strategy(),
                decision.version(),
                decision.symbol(),
                decision.action().name(),
                decision.outcome().name(),
                decision.side().name(),
                instrument.quantity(decision.quantity()).toPlainString(),
                price(decision.price(), instrument),
                price(decision.stopLossPrice(), instrument),
                price(decision.takeProfitPrice(), instrument),
                decision.confidence(),
                decision.clientOrderId().isEmpty() ? null : decision.clientOrderId(),
                decision.tradeId() == 0 ? null : decision.tradeId(),
                decision.reason(),
                decision.detail(),
                decision.words(),
                decision.evidence().sizing(),
                FixedPoint.toDecimal(decision.evidence().equity()).toPlainString(),
                FixedPoint.toDecimal(decision.evidence().freeCash()).toPlainString(),
                own.quantity(decision.evidence().position()).toPlainString(),
                decision.evidence().values(),
                decision.evidence().patterns().stream()
                        .map(DecisionJson::pattern)
                        .toList(),
                opinion(decision.evidence().opinion()),
                decision.evidence().parameters(),
                decision.evidence().parametersHash());
    }

    private static @Nullable String price(long ticks, Instrument instrument) {
        return ticks == 0 ? null : instrument.price(ticks).toPlainString();
    }

    private static DecisionPatternJson pattern(SeenPattern pattern) {
        return new DecisionPatternJson(
                pattern.name(), pattern.side().name(), pattern.confidence(), pattern.hitRate(), pattern.sampleSize());
    }

    private static @Nullable DecisionOpinionJson opinion(@Nullable AnalystOpinion opinion) {
        return opinion == null
                ? null
                : new DecisionOpinionJson(
                        opinion.id(),
                        Figures.time(opinion.timeNanos()),
                        opinion.view().name(),
                        opinion.confidence(),
                        opinion.reasons());
    }
}
