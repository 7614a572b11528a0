package trading.web.alert;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import trading.engine.model.KillSwitch;
import trading.engine.model.StateReason;
import trading.engine.model.TradingState;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.web.risk.Activity;
import trading.web.risk.RiskJson;
import trading.web.risk.UsageJson;
import trading.web.text.Figures;

/// What stops accounts, and what is about to: kill switches, locks, latched losses, limits that are nearly
/// used, refusals.
public final class RiskSource implements AlertSource {
    private static final BigDecimal NEAR = new BigDecimal(80);
    private static final BigDecimal REACHED = new BigDecimal(100);
    private static final long SPAN_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int FEWEST_REFUSED = 10;
    private static final int MOST_REFUSED_PERCENT = 20;

    private final LiveView view;
    private final Activity activity;

    public RiskSource(LiveView view, Activity activity) {
        this.view = view;
        this.activity = activity;
    }

    @Override
    public List<Condition> conditions(long nowNanos) {
        List<Condition> found = new ArrayList<>();
        for (KillSwitch engaged : view.killSwitches()) {
            String target = engaged.scope() + (engaged.target().isEmpty() ? "" : " " + engaged.target());
            found.add(new Condition(
                    AlertCode.KILL_SWITCH,
                    target,
                    "Kill switch " + target + " is engaged by " + engaged.by() + ": " + engaged.reason(),
                    "engaged",
                    "armed"));
        }
        for (int account : view.accounts()) {
            view.risk(account).ifPresent(risk -> addAccount(found, risk));
        }
        return found;
    }

    private void addAccount(List<Condition> found, AccountRisk risk) {
        String account = "account " + risk.account();
        if (risk.state() != TradingState.ACTIVE && risk.reason() != StateReason.MANUAL) {
            found.add(new Condition(
                    AlertCode.LOSS_LATCHED,
                    account,
                    account + " is " + risk.state() + " since its limit " + risk.reason() + " was passed.",
                    risk.state().name(),
                    TradingState.ACTIVE.name()));
        }
        risk.locks()
                .forEach(lock -> found.add(new Condition(
                        AlertCode.ENTRIES_LOCKED,
                        account + " lock " + lock.lockId(),
                        "Entries of " + account
                                + (lock.instrument() < 0
                                        ? ""
                                        : " in "
                                                + view.instrument(lock.instrument())
                                                        .symbol())
                                + " are locked until " + Figures.time(lock.untilNanos()) + ": " + lock.reason(),
                        Figures.time(lock.untilNanos()),
                        "no lock")));
        for (UsageJson usage : RiskJson.usage(risk, view, activity)) {
            addUsage(found, account, usage);
        }
        addRefusals(found, risk.account());
    }

    private static void addUsage(List<Condition> found, String account, UsageJson usage) {
        String percent = usage.percent();
        String limit = usage.limit();
        if (percent == null || limit == null || new BigDecimal(percent).compareTo(NEAR) < 0) {
            return;
        }
        boolean reached = new BigDecimal(percent).compareTo(REACHED) >= 0;
        found.add(new Condition(
                reached ? AlertCode.LIMIT_REACHED : AlertCode.LIMIT_NEAR,
                account + " " + usage.name(),
                usage.name() + " of " + account + (usage.of() == null ? "" : " (" + usage.of() + ")") + " is at "
                        + percent + " % of its limit.",
                usage.used(),
                limit));
    }

    private void addRefusals(List<Condition> found, int account) {
        int refused = activity.commandsRefused(account, SPAN_NANOS);
        int all = refused + activity.ordersTaken(account, SPAN_NANOS);
        if (refused >= FEWEST_REFUSED && refused * 100L >= (long) MOST_REFUSED_PERCENT * all) {
            found.add(new Condition(
                    AlertCode.DENIAL_RATIO,
                    "account " + account,
                    refused + " of " + all + " orders of account " + account + " were refused within a minute.",
                    refused * 100L / all + " %",
                    MOST_REFUSED_PERCENT + " %"));
        }
    }
}
