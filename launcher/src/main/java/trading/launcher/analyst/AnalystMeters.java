package trading.launcher.analyst;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.BreakerState;
import trading.engine.analyst.FailureCode;
import trading.engine.analyst.OpinionAction;
import trading.engine.analyst.budget.BudgetView;
import trading.engine.model.FixedPoint;

/// What analysts were asked, what they said, and what it cost. Money is in the currency of the prices.
public record AnalystMeters(TradingAnalyst analyst) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        calls(registry);
        answers(registry);
        Gauge.builder("trading.analyst.waiting", analyst, a -> a.desk().waiting())
                .description("Questions that wait for an analyst")
                .register(registry);
        Gauge.builder(
                        "trading.analyst.breaker",
                        analyst,
                        a -> position(a.breaker().orElse(BreakerState.CLOSED)))
                .description("Whether the model is asked: 0 yes, 1 by one question, 2 no")
                .register(registry);
        budget(registry, "trading.analyst.budget.spent", "Spent and reserved since midnight UTC", BudgetView::money);
        budget(
                registry,
                "trading.analyst.budget.limit",
                "What may be spent in a day",
                view -> view.limits().dayMoney());
        budget(
                registry,
                "trading.analyst.budget.reserved",
                "Of what is spent: reserved for calls under way",
                BudgetView::reservedMoney);
        tokens(
                registry,
                "trading.analyst.budget.tokens",
                "Tokens used and reserved since midnight UTC",
                BudgetView::tokens);
        tokens(
                registry,
                "trading.analyst.budget.tokens.limit",
                "Tokens that may be used in a day",
                view -> view.limits().dayTokens());
    }

    private void calls(MeterRegistry registry) {
        AnalystCounts counts = analyst.counts();
        FunctionCounter.builder("trading.analyst.calls", counts, AnalystCounts::calls)
                .description("Calls of a model since the start")
                .register(registry);
        FunctionTimer.builder(
                        "trading.analyst.latency",
                        counts,
                        AnalystCounts::calls,
                        AnalystCounts::callNanos,
                        TimeUnit.NANOSECONDS)
                .description("How long calls of a model took")
                .register(registry);
        FunctionCounter.builder("trading.analyst.tokens", counts, AnalystCounts::promptTokens)
                .description("Tokens since the start")
                .tag("kind", "prompt")
                .register(registry);
        FunctionCounter.builder("trading.analyst.tokens", counts, AnalystCounts::outputTokens)
                .description("Tokens since the start")
                .tag("kind", "output")
                .register(registry);
        FunctionCounter.builder("trading.analyst.cost", counts, c -> c.money() / (double) FixedPoint.ONE)
                .description("What calls cost since the start")
                .register(registry);
    }

    private void answers(MeterRegistry registry) {
        AnalystCounts counts = analyst.counts();
        for (OpinionAction action : OpinionAction.values()) {
            FunctionCounter.builder("trading.analyst.opinions", counts, c -> c.opinions(action))
                    .description("Opinions since the start")
                    .tag("action", action.name())
                    .register(registry);
        }
        for (FailureCode code : FailureCode.values()) {
            FunctionCounter.builder("trading.analyst.failures", counts, c -> c.failures(code))
                    .description("Questions that a model did not answer since the start")
                    .tag("code", code.name())
                    .register(registry);
        }
        FunctionCounter.builder("trading.analyst.fall.backs", counts, AnalystCounts::fallBacks)
                .description("Opinions of the rules in place of the model's since the start")
                .register(registry);
    }

    private void budget(MeterRegistry registry, String name, String description, ToLongFunction<BudgetView> figure) {
        Gauge.builder(name, analyst, a -> a.budget().map(figure::applyAsLong).orElse(0L) / (double) FixedPoint.ONE)
                .description(description)
                .register(registry);
    }

    private void tokens(MeterRegistry registry, String name, String description, ToLongFunction<BudgetView> figure) {
        Gauge.builder(name, analyst, a -> a.budget().map(figure::applyAsLong).orElse(0L))
                .description(description)
                .register(registry);
    }

    private static double position(BreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case HALF_OPEN -> 1;
            case OPEN -> 2;
        };
    }
}
