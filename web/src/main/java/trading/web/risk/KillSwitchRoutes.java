package trading.web.risk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.message.Report;
import trading.engine.model.KillScope;
import trading.engine.view.LiveView;
import trading.web.command.Denials;
import trading.web.command.FieldChecks;
import trading.web.command.Gate;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/kill-switch`. Both ways may be asked again: what is so already stays so.
public final class KillSwitchRoutes {
    /// Left out, `cancelOrders` is true and `flatten` false.
    record EngageRequest(
            KillScope scope,
            @Nullable String target,
            @Nullable Boolean cancelOrders,
            @Nullable Boolean flatten,
            String reason) {}

    record RearmRequest(KillScope scope, @Nullable String target, String reason) {}

    record KillSwitchesJson(boolean engaged, List<KillSwitchJson> killSwitches) {}

    /// `canceled`: how many orders this request canceled.
    record EngagedJson(int canceled, List<KillSwitchJson> killSwitches) {}

    /// `rearmed`: false when it was not engaged.
    record RearmedJson(boolean rearmed, List<KillSwitchJson> killSwitches) {}

    private final Gate gate;
    private final LiveView view;
    private final KillTargets targets;
    private final Supplier<Optional<Path>> killFile;
    private final Denials denials;

    /// `killFile`: the file that keeps trading stopped, where there is one.
    public KillSwitchRoutes(Gate gate, LiveView view, KillTargets targets, Supplier<Optional<Path>> killFile) {
        this.gate = gate;
        this.view = view;
        this.targets = targets;
        this.killFile = killFile;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/kill-switch", "The kill switches that are engaged, oldest first")
                        .answers(KillSwitchesJson.class)
                        .by(call -> Reply.ok(
                                new KillSwitchesJson(!view.killSwitches().isEmpty(), engaged()))),
                Route.post("/api/kill-switch", "Stops everything, a venue, an instrument, a strategy or an account")
                        .takes(EngageRequest.class)
                        .answers(EngagedJson.class)
                        .by(this::engage),
                Route.post("/api/kill-switch/rearm", "Lets go of a kill switch; the reason is kept")
                        .takes(RearmRequest.class)
                        .answers(RearmedJson.class)
                        .by(this::rearm));
    }

    private List<KillSwitchJson> engaged() {
        return view.killSwitches().stream().map(KillSwitchJson::of).toList();
    }

    private Reply engage(Call call) throws Exception {
        EngageRequest request = call.body(EngageRequest.class);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", request.reason());
        String target = targets.known(request.scope(), request.target(), checks);
        checks.throwIfWrong();
        boolean cancels = !Boolean.FALSE.equals(request.cancelOrders());
        boolean flattens = Boolean.TRUE.equals(request.flatten());
        AuditLog.post(
                "kill_switch_engaged", request.scope() + " " + target + " flatten=" + flattens + ": " + reason, call);
        Answer.Decided decided = gate.insist(
                new Command.EngageKillSwitch(request.scope(), target, cancels, flattens, reason, user(call)));
        denials.throwIfDenied(decided);
        long canceled = decided.reports().stream()
                .filter(report -> report instanceof Report.Canceled ended && !ended.liquidity())
                .count();
        return Reply.ok(new EngagedJson((int) canceled, engaged()));
    }

    private Reply rearm(Call call) throws Exception {
        RearmRequest request = call.body(RearmRequest.class);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", request.reason());
        String target = targets.written(request.scope(), request.target(), checks);
        checks.throwIfWrong();
        killFile.get().ifPresent(KillSwitchRoutes::refuse);
        if (!isEngaged(request.scope(), target)) {
            return Reply.ok(new RearmedJson(false, engaged()));
        }
        audit("kill_switch_rearmed", request.scope() + " " + target + ": " + reason, call);
        Answer.Decided decided = gate.insist(new Command.RearmKillSwitch(request.scope(), target, reason, user(call)));
        boolean rearmed = decided.reports().stream().anyMatch(report -> report instanceof Report.KillSwitchRearmed);
        return Reply.ok(new RearmedJson(rearmed, engaged()));
    }

    /// A switch that was let go of would be engaged again in a moment.
    private static void refuse(Path file) {
        throw new Problem(
                        ProblemType.KILL_FILE,
                        "The file " + file + " keeps trading stopped as long as it is there: delete it, then re-arm"
                                + " again.")
                .asException();
    }

    private boolean isEngaged(KillScope scope, String target) {
        return view.killSwitches().stream()
                .anyMatch(
                        engaged -> engaged.scope() == scope && engaged.target().equals(target));
    }

    private static String user(Call call) {
        return call.attribute(Principal.class).user();
    }

    private static void audit(String type, String details, Call call) {
        AuditLog.record(type, details, call);
    }
}
