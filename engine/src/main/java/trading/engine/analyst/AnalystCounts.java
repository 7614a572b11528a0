package trading.engine.analyst;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// How often, how long and for how much, since the start. Read by any thread.
public final class AnalystCounts implements AnalystListener {
    private final LongAdder calls = new LongAdder();
    private final LongAdder callNanos = new LongAdder();
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder outputTokens = new LongAdder();
    private final LongAdder money = new LongAdder();
    private final LongAdder fallBacks = new LongAdder();
    private final Map<OpinionAction, LongAdder> opinions = adders(OpinionAction.class);
    private final Map<FailureCode, LongAdder> failures = adders(FailureCode.class);

    @Override
    public void onAnswer(AnalystQuestion question, AnalystAnswer answer) {
        switch (answer) {
            case OpinionFailed failed -> of(failures, failed.code()).increment();
            case Opinion opinion -> {
                of(opinions, opinion.action()).increment();
                OpinionFailed failed = opinion.fellBackFor();
                if (failed != null) {
                    fallBacks.increment();
                    of(failures, failed.code()).increment();
                }
            }
        }
    }

    @Override
    public void onCall(String model, CallCost cost, long latencyNanos) {
        calls.increment();
        callNanos.add(latencyNanos);
        promptTokens.add(cost.promptTokens());
        outputTokens.add(cost.outputTokens());
        money.add(cost.money());
    }

    public long calls() {
        return calls.sum();
    }

    public long callNanos() {
        return callNanos.sum();
    }

    public long promptTokens() {
        return promptTokens.sum();
    }

    public long outputTokens() {
        return outputTokens.sum();
    }

    /// In units of 10^-8.
    public long money() {
        return money.sum();
    }

    public long fallBacks() {
        return fallBacks.sum();
    }

    public long opinions(OpinionAction action) {
        return of(opinions, action).sum();
    }

    /// Failures, those that the rules stood in for included.
    public long failures(FailureCode code) {
        return of(failures, code).sum();
    }

    private static <E extends Enum<E>> LongAdder of(Map<E, LongAdder> adders, E name) {
        return Objects.requireNonNull(adders.get(name));
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> names) {
        Map<E, LongAdder> adders = new EnumMap<>(names);
        for (E name : names.getEnumConstants()) {
            adders.put(name, new LongAdder());
        }
        return adders;
    }
}
