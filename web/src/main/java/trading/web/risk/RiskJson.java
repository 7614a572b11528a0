package trading.web.risk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// What an account may do right now, and how much room it has. `reason`, `text` and `by`: why the state is
/// so; `permissions`: the lists of what may be traded, none for everything; `deadManSwitch`: null when it is
/// not armed; `limitsVersion`: what to send as `If-Match` with new limits.
public record RiskJson(
        int account,
        TradingState state,
        StateReason reason,
        String text,
        String by,
        @Nullable EquityJson equity,
        LimitsJson limits,
        String limitsVersion,
        List<UsageJson> usage,
        List<LockJson> locks,
        List<ProtectionJson> protections,
        List<PermissionJson> permissions,
        List<OverrideJson> overrides,
        @Nullable DeadManSwitchJson deadManSwitch,
        List<KillSwitchJson> killSwitches,
        long sequence) {

    /// Throws a problem of kind `not-found` when there is no such account.
    public static RiskJson of(int account, LiveView view, Activity activity) {
        long sequence = view.sequence();
        AccountRisk risk = view.risk(account)
                .orElseThrow(
                        () -> new Problem(ProblemType.NOT_FOUND, "There is no account " + account + ".").asException());
        LimitsJson limits = LimitsJson.of(risk.limits());
        return new RiskJson(
                account,
                risk.state(),
                risk.reason(),
                risk.text(),
                risk.by(),
                risk.equity().map(EquityJson::of).orElse(null),
                limits,
                LimitsVersion.of(risk.limits()),
                usage(risk, view, activity),
                risk.locks().stream().map(lock -> LockJson.of(lock, view)).toList(),
                risk.protections().stream().map(ProtectionJson::of).toList(),
                risk.allowances().permissions().stream()
                        .map(permission -> PermissionJson.of(permission, view))
                        .toList(),
                risk.allowances().overrides().stream().map(OverrideJson::of).toList(),
                DeadManSwitchJson.of(risk.allowances()),
                view.killSwitches().stream().map(KillSwitchJson::of).toList(),
                sequence);
    }

    /// How much of each limit is used.
    public static List<UsageJson> usage(AccountRisk risk, LiveView view, Activity activity) {
        return new Usage(risk, view, activity).all();
    }
}
