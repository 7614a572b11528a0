package trading.web.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trading.engine.model.Instrument;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.strategy.host.Decision;
import trading.engine.view.LiveView;
import trading.infra.store.DecisionFilter;
import trading.infra.store.DecisionFilter.Mark;
import trading.web.history.History;

/// Decisions from the database, with the latest of the running strategies on top, which may not be recorded yet.
public final class Decisions {
    private static final Comparator<Decision> NEWEST_FIRST = Comparator.comparingLong(Decision::timeNanos)
            .thenComparing(Decision::id)
            .reversed();
    private static final int SHOWN_LIVE = 50;

    private final Orchestrator strategies;
    private final LiveView view;
    private final History history;

    public Decisions(Orchestrator strategies, LiveView view, History history) {
        this.strategies = strategies;
        this.view = view;
        this.history = history;
    }

    /// Newest first.
    List<Decision> list(DecisionFilter filter) {
        Map<String, Decision> byId = new LinkedHashMap<>();
        history.decisions(filter).forEach(decision -> byId.put(decision.id(), decision));
        for (Decision decision : live()) {
            if (matches(decision, filter)) {
                byId.put(decision.id(), decision);
            } else {
                byId.remove(decision.id());
            }
        }
        return byId.values().stream().sorted(NEWEST_FIRST).limit(filter.limit()).toList();
    }

    Optional<Decision> find(String id) {
        return live().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .or(() -> history.decision(id));
    }

    /// The newest of what the running strategies remember, without the database.
    public List<DecisionJson> newest() {
        return live().stream()
                .sorted(NEWEST_FIRST)
                .limit(SHOWN_LIVE)
                .flatMap(decision -> shown(decision).stream())
                .toList();
    }

    private List<Decision> live() {
        List<Decision> live = new ArrayList<>();
        strategies.states().forEach(state -> live.addAll(state.decisions()));
        return live;
    }

    private static boolean matches(Decision decision, DecisionFilter filter) {
        Mark before = filter.before();
        return (filter.strategy() == null || filter.strategy().equals(decision.strategy()))
                && (filter.symbol() == null || filter.symbol().equals(decision.symbol()))
                && (filter.outcome() == null || filter.outcome() == decision.outcome())
                && decision.timeNanos() >= filter.fromNanos()
                && decision.timeNanos() < filter.toNanos()
                && (before == null || isBefore(decision, before));
    }

    private static boolean isBefore(Decision decision, Mark mark) {
        return decision.timeNanos() < mark.timeNanos()
                || (decision.timeNanos() == mark.timeNanos() && decision.id().compareTo(mark.id()) < 0);
    }

    /// Empty when its instrument is not known any more.
    Optional<DecisionJson> shown(Decision decision) {
        return view.instrument(decision.symbol())
                .map(traded -> DecisionJson.of(decision, traded, own(decision, traded)));
    }

    /// The instrument of the seat that decided, which may not be the one that is traded: it is named in the id,
    /// `pairs:BTCUSDT:20220103T1005`.
    Instrument own(Decision decision, Instrument traded) {
        String[] parts = decision.id().split(":");
        return parts.length < 2
                ? traded
                : view.instrument(parts[parts.length - 2]).orElse(traded);
    }
}
