package trading.web.risk;

import java.util.ArrayList;
import java.util.List;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.model.Protection;
import trading.engine.model.RiskLimits;
import trading.engine.model.TradingState;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.command.Denials;
import trading.web.command.FieldChecks;
import trading.web.command.Gate;
import trading.web.command.Terms;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/risk`: what an account may do, and what it was refused.
public final class RiskRoutes {
    private static final int MOST_PROTECTIONS = 20;
    private static final int MOST_DENIALS = 1_000;
    private static final int DENIALS = 100;

    record SetStateRequest(TradingState state, String reason) {}

    record SetProtectionsRequest(List<ProtectionRequest> protections) {}

    record DenialListJson(long sequence, List<DenialJson> denials) {}

    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final Terms terms;
    private final Activity activity;
    private final Denials denials;

    public RiskRoutes(Accounts accounts, Gate gate, LiveView view, Terms terms, Activity activity) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.terms = terms;
        this.activity = activity;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/api/risk", "State, equity, limits and their use, locks, protections, kill switches")
                        .forViewers()
                        .query(Accounts.PARAMETER)
                        .answers(RiskJson.class)
                        .by(call -> risk(accounts.of(call))),
                Route.put("/api/risk/limits", "Replaces all limits; If-Match: the limitsVersion that was read")
                        .forAdmins()
                        .confirmed()
                        .query(Accounts.PARAMETER)
                        .takes(SetLimitsRequest.class)
                        .answers(RiskJson.class)
                        .by(this::setLimits),
                Route.put("/api/risk/state", "Sets what the account may do")
                        .forAdmins()
                        .confirmed()
                        .query(Accounts.PARAMETER)
                        .takes(SetStateRequest.class)
                        .answers(RiskJson.class)
                        .by(this::setState),
                Route.put("/api/risk/protections", "Replaces the rules that lock entries after losses")
                        .forAdmins()
                        .confirmed()
                        .query(Accounts.PARAMETER)
                        .takes(SetProtectionsRequest.class)
                        .answers(RiskJson.class)
                        .by(this::setProtections),
                Route.get("/api/risk/denials", "What was refused and why, newest first, since the start")
                        .forViewers()
                        .query(QueryParameter.integer("limit", "At most so many, 1 to 1000"), Accounts.PARAMETER)
                        .answers(DenialListJson.class)
                        .by(this::denials));
    }

    private Reply risk(int account) {
        return Reply.ok(RiskJson.of(account, view, activity));
    }

    private Reply setLimits(Call call) throws Exception {
        int account = accounts.of(call);
        SetLimitsRequest request = call.body(SetLimitsRequest.class);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", request.reason());
        RiskLimits limits = request.limits().toLimits(checks);
        checks.throwIfWrong();
        String by = call.attribute(Principal.class).user();
        terms.change(account, now -> {
            LimitsVersion.require(call.header("If-Match"), now.limits());
            audit("limits_changed", "account " + account + " from " + now.limits() + " to " + limits, reason, call);
            return new Command.SetRiskLimits(account, limits, reason, by);
        });
        return risk(account);
    }

    private Reply setState(Call call) throws Exception {
        int account = accounts.of(call);
        SetStateRequest request = call.body(SetStateRequest.class);
        String reason = checked(request.reason());
        audit("trading_state_changed", "account " + account + " to " + request.state(), reason, call);
        String by = call.attribute(Principal.class).user();
        decide(new Command.SetTradingState(account, request.state(), reason, by));
        return risk(account);
    }

    private Reply setProtections(Call call) throws Exception {
        int account = accounts.of(call);
        SetProtectionsRequest request = call.body(SetProtectionsRequest.class);
        FieldChecks checks = new FieldChecks();
        if (request.protections().size() > MOST_PROTECTIONS) {
            String detail = "An account has at most " + MOST_PROTECTIONS + " protections.";
            checks.wrong(ProblemType.LIMIT_VALUE, "/protections", "LIMIT_VALUE", detail);
        }
        List<Protection> protections = new ArrayList<>();
        for (int i = 0; i < request.protections().size(); i++) {
            protections.add(request.protections().get(i).toProtection(checks.at("/protections/" + i)));
        }
        checks.throwIfWrong();
        audit("protections_changed", "account " + account + " to " + protections, "", call);
        decide(new Command.SetProtections(account, protections));
        return risk(account);
    }

    private Reply denials(Call call) {
        int account = accounts.of(call);
        int limit = (int) call.query().integer("limit", 1, MOST_DENIALS).orElse(DENIALS);
        long sequence = view.sequence();
        List<DenialJson> shown = view.denials(account, limit).stream()
                .map(denial -> DenialJson.of(denial, view))
                .toList();
        return Reply.ok(new DenialListJson(sequence, shown));
    }

    private static String checked(String reason) {
        FieldChecks checks = new FieldChecks();
        String text = checks.text("/reason", reason);
        checks.throwIfWrong();
        return text;
    }

    private void decide(Command command) throws InterruptedException {
        Answer.Decided decided = gate.decide(command);
        denials.throwIfDenied(decided);
    }

    private static void audit(String type, String details, String reason, Call call) {
        AuditLog.record(type, reason.isEmpty() ? details : details + ": " + reason, call);
    }
}
