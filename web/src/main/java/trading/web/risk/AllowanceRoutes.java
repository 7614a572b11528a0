package trading.web.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import trading.engine.gateway.Answer;
import trading.engine.message.Command;
import trading.engine.model.Instrument;
import trading.engine.model.Permission;
import trading.engine.view.LiveView;
import trading.web.command.Accounts;
import trading.web.command.Denials;
import trading.web.command.FieldChecks;
import trading.web.command.Gate;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Call;
import trading.web.route.QueryParameter;
import trading.web.route.Reply;
import trading.web.route.Route;
import trading.web.security.AuditLog;
import trading.web.security.Principal;

/// `/api/risk/permissions`, `/api/risk/overrides`, `/api/risk/dead-man-switch`: what people allow and forbid an
/// account besides its limits.
public final class AllowanceRoutes {
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;
    private static final int LONGEST_MINUTES = 15;

    /// What may be traded: `symbols`, or everything when they are left out. Left out, `strategy` means the
    /// account itself.
    record SetPermissionRequest(
            @Nullable String strategy, @Nullable List<String> symbols, String reason) {}

    /// Left out, `strategy` means orders of people, and `oneOrder` true. `confirmed` must be true: who sends it
    /// has asked twice.
    record OverrideRequest(
            @Nullable String strategy, @Nullable Boolean oneOrder, int minutes, boolean confirmed, String reason) {}

    /// 0 stops the countdown. Left out, `cancelsStops` is false.
    record DeadManSwitchRequest(
            long countdownMillis, @Nullable Boolean cancelsStops) {}

    private final Accounts accounts;
    private final Gate gate;
    private final LiveView view;
    private final Activity activity;
    private final Denials denials;

    public AllowanceRoutes(Accounts accounts, Gate gate, LiveView view, Activity activity) {
        this.accounts = accounts;
        this.gate = gate;
        this.view = view;
        this.activity = activity;
        this.denials = new Denials(view);
    }

    public List<Route> routes() {
        return List.of(
                Route.put("/api/risk/permissions", "Says which instruments the account, or a strategy, may trade")
                        .forAdmins()
                        .confirmed()
                        .query(Accounts.PARAMETER)
                        .takes(SetPermissionRequest.class)
                        .answers(RiskJson.class)
                        .by(this::permit),
                Route.post("/api/risk/overrides", "Lets orders pass soft limits, one or for at most 15 minutes")
                        .forAdmins()
                        .confirmed()
                        .query(Accounts.PARAMETER)
                        .takes(OverrideRequest.class)
                        .answers(RiskJson.class)
                        .by(this::override),
                Route.delete("/api/risk/overrides", "Ends an override before its time")
                        .forTraders()
                        .query(
                                QueryParameter.text("strategy", "Whose; left out, that of people"),
                                QueryParameter.text("reason", "Why; required"),
                                Accounts.PARAMETER)
                        .answers(RiskJson.class)
                        .by(this::endOverride),
                Route.put("/api/risk/dead-man-switch", "Starts the countdown to the end of all open orders anew")
                        .forTraders()
                        .query(Accounts.PARAMETER)
                        .takes(DeadManSwitchRequest.class)
                        .answers(RiskJson.class)
                        .by(this::arm));
    }

    private Reply permit(Call call) throws Exception {
        int account = accounts.of(call);
        SetPermissionRequest request = call.body(SetPermissionRequest.class);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", request.reason());
        String strategy = request.strategy() == null ? "" : checks.text("/strategy", request.strategy());
        List<String> symbols = request.symbols();
        List<Integer> instruments = symbols == null ? List.of() : instruments(symbols, checks);
        checks.throwIfWrong();
        Permission permission = new Permission(account, strategy, symbols == null, instruments, reason, by(call));
        decide(new Command.SetPermission(permission));
        audit("permission_changed", permission + ": " + reason, call);
        return risk(account);
    }

    private List<Integer> instruments(List<String> symbols, FieldChecks checks) {
        List<Integer> instruments = new ArrayList<>();
        if (symbols.size() > Permission.MOST_INSTRUMENTS) {
            String detail = "A list has at most " + Permission.MOST_INSTRUMENTS + " instruments.";
            checks.wrong(ProblemType.LIMIT_VALUE, "/symbols", "LIMIT_VALUE", detail);
            return instruments;
        }
        for (int i = 0; i < symbols.size(); i++) {
            Optional<Instrument> named = view.instrument(symbols.get(i));
            if (named.isEmpty()) {
                String detail = "There is no instrument " + Problem.quoted(symbols.get(i)) + ".";
                checks.wrong(ProblemType.SYMBOL_UNKNOWN, "/symbols/" + i, "SYMBOL_UNKNOWN", detail);
            }
            named.ifPresent(instrument -> instruments.add(instrument.id()));
        }
        return instruments;
    }

    private Reply override(Call call) throws Exception {
        int account = accounts.of(call);
        OverrideRequest request = call.body(OverrideRequest.class);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("/reason", request.reason());
        String strategy = request.strategy() == null ? "" : checks.text("/strategy", request.strategy());
        long minutes = checks.whole("/minutes", request.minutes(), 1, LONGEST_MINUTES);
        if (!request.confirmed()) {
            String detail = "confirmed must be true: limits are overridden by whoever was asked twice.";
            checks.wrong(ProblemType.REQUIRED, "/confirmed", "REQUIRED", detail);
        }
        checks.throwIfWrong();
        boolean oneOrder = request.oneOrder() == null || request.oneOrder();
        decide(new Command.OverrideLimits(account, strategy, oneOrder, minutes * NANOS_PER_MINUTE, reason, by(call)));
        String whose = " strategy=" + strategy + " oneOrder=" + oneOrder + " minutes=" + minutes;
        audit("limits_overridden", "account " + account + whose + ": " + reason, call);
        return risk(account);
    }

    private Reply endOverride(Call call) throws Exception {
        int account = accounts.of(call);
        FieldChecks checks = new FieldChecks();
        String reason = checks.text("?reason", call.query().text("reason").orElse(""));
        String strategy = call.query().text("strategy").orElse("");
        checks.throwIfWrong();
        boolean known = view.risk(account).stream()
                .flatMap(risk -> risk.allowances().overrides().stream())
                .anyMatch(override -> override.strategy().equals(strategy));
        if (!known) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        decide(new Command.OverrideLimits(account, strategy, false, 0, reason, by(call)));
        audit("override_ended", "account " + account + " strategy=" + strategy + ": " + reason, call);
        return risk(account);
    }

    private Reply arm(Call call) throws Exception {
        int account = accounts.of(call);
        DeadManSwitchRequest request = call.body(DeadManSwitchRequest.class);
        FieldChecks checks = new FieldChecks();
        long most = Command.ArmDeadManSwitch.MOST_MILLIS;
        long millis = checks.whole("/countdownMillis", request.countdownMillis(), 0, most);
        checks.throwIfWrong();
        boolean cancelsStops = request.cancelsStops() != null && request.cancelsStops();
        decide(new Command.ArmDeadManSwitch(account, millis, cancelsStops, by(call)));
        return risk(account);
    }

    private Reply risk(int account) {
        return Reply.ok(RiskJson.of(account, view, activity));
    }

    private static String by(Call call) {
        return call.attribute(Principal.class).user();
    }

    private void decide(Command command) throws InterruptedException {
        Answer.Decided decided = gate.decide(command);
        denials.throwIfDenied(decided);
    }

    private static void audit(String type, String details, Call call) {
        AuditLog.record(type, details, call);
    }
}
