package trading.web.strategy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.orchestrator.Orchestrator;
import trading.engine.orchestrator.StrategyChange;
import trading.engine.orchestrator.UnknownStrategyException;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.host.Decision;
import trading.engine.strategy.host.SeatTerms;
import trading.engine.strategy.host.StrategyState;
import trading.engine.view.LiveView;
import trading.web.command.FieldChecks;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;

/// `/api/strategies`: what they do, and what people want them to do.
public final class StrategyRoutes {
    private static final String PATH = "/api/strategies/{name}";
    private static final QueryParameter SYMBOL =
            QueryParameter.text("symbol", "Of one instrument; without it, of all that the strategy runs on");
    private static final double PERCENT = 100.0;

    private final Orchestrator orchestrator;
    private final LiveView view;

    public StrategyRoutes(Orchestrator orchestrator, LiveView view) {
        this.orchestrator = orchestrator;
        this.view = view;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/strategies", "The strategies and what they last did")
                        .forViewers()
                        .answersListOf(StrategyJson.class)
                        .by(call -> shown(orchestrator.states())),
                Route.get(PATH, "One strategy, on each of its instruments")
                        .forViewers()
                        .answersListOf(StrategyJson.class)
                        .by(call -> shown(known(call.pathText("name")))),
                Route.get(PATH + "/decisions", "The latest decisions of a strategy, newest first")
                        .forViewers()
                        .answersListOf(DecisionJson.class)
                        .by(this::decisions),
                Route.post(PATH + "/start", "Starts a strategy anew, a disabled one too")
                        .forTraders()
                        .query(SYMBOL)
                        .answersListOf(StrategyJson.class)
                        .by(call -> change(call, "strategy_started", orchestrator::start)),
                Route.post(PATH + "/stop", "Stops a strategy; open trades keep their stops and targets")
                        .forTraders()
                        .query(SYMBOL)
                        .answersListOf(StrategyJson.class)
                        .by(call -> change(call, "strategy_stopped", orchestrator::stop)),
                Route.patch(PATH, "Changes parameters, sizing or veto; the position stays")
                        .forTraders()
                        .takes(ChangeStrategyRequest.class)
                        .answersListOf(StrategyJson.class)
                        .by(this::change));
    }

    private static Reply shown(List<StrategyState> states) {
        return Reply.ok(states.stream().map(StrategyJson::of).toList());
    }

    private List<StrategyState> known(String name) {
        List<StrategyState> known = orchestrator.states().stream()
                .filter(state -> state.name().equals(name))
                .toList();
        if (known.isEmpty()) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        return known;
    }

    private Reply decisions(Call call) {
        List<DecisionJson> shown = new ArrayList<>();
        for (StrategyState state : known(call.pathText("name"))) {
            for (Decision decision : state.decisions()) {
                view.instrument(decision.symbol())
                        .ifPresent(instrument -> shown.add(DecisionJson.of(
                                decision,
                                instrument,
                                view.instrument(state.symbol()).orElse(instrument))));
            }
        }
        shown.sort(Comparator.comparing(DecisionJson::time)
                .thenComparing(DecisionJson::id)
                .reversed());
        return Reply.ok(shown);
    }

    /// What is done to a strategy, on one instrument or on all of its own.
    @FunctionalInterface
    private interface Change {
        List<StrategyState> to(String strategy, @Nullable String symbol) throws InterruptedException, IOException;
    }

    private Reply change(Call call, String event, Change change) throws IOException, InterruptedException {
        call.emptyBody();
        String name = call.pathText("name");
        String symbol = call.query().text("symbol").orElse(null);
        try {
            List<StrategyState> changed = change.to(name, symbol);
            audit(event, name + (symbol == null ? "" : " on " + symbol), call);
            return shown(changed);
        } catch (UnknownStrategyException e) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
    }

    private Reply change(Call call) throws IOException, InterruptedException {
        ChangeStrategyRequest request = call.body(ChangeStrategyRequest.class);
        String name = call.pathText("name");
        known(name);
        FieldChecks checks = new FieldChecks();
        Map<String, String> parameters = parameters(request, checks);
        Sizing sizing = request.sizing() == null ? null : request.sizing().read(checks);
        Integer veto = request.vetoPercent();
        if (veto != null && veto > PERCENT) {
            checks.wrong(ProblemType.LIMIT_VALUE, "/vetoPercent", "LIMIT_VALUE", "vetoPercent must be at most 100.");
        }
        checks.throwIfWrong();
        Double confidence = veto == null ? null : (Double) (veto == 0 ? SeatTerms.NEVER : veto / PERCENT);
        try {
            List<StrategyState> changed = orchestrator.change(name, new StrategyChange(parameters, sizing, confidence));
            audit("strategy_changed", name + " " + parameters + " sizing=" + sizing + " vetoPercent=" + veto, call);
            return shown(changed);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemType.LIMIT_VALUE, String.valueOf(e.getMessage())).asException();
        }
    }

    private static Map<String, String> parameters(ChangeStrategyRequest request, FieldChecks checks) {
        Map<String, String> parameters = new TreeMap<>();
        List<ChangeStrategyRequest.ParameterValue> sent = request.parameters();
        for (int i = 0; sent != null && i < sent.size(); i++) {
            String name = sent.get(i).name();
            if (parameters.put(name, sent.get(i).value().toPlainString()) != null) {
                checks.wrong(
                        ProblemType.COMBINATION,
                        "/parameters/" + i + "/name",
                        "PARAMETER_TWICE",
                        Problem.quoted(name) + " is there twice.");
            }
        }
        return parameters;
    }

    private static void audit(String type, String details, Call call) {
        AuditLog.record(type, details, call);
    }
}
