package trading.web.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Equity;
import trading.engine.model.FixedPoint;
import trading.engine.model.KillScope;
import trading.engine.model.TradingState;
import trading.engine.view.AccountRisk;
import trading.engine.view.LiveView;
import trading.web.risk.Activity;
import trading.web.risk.RiskJson;
import trading.web.risk.UsageJson;

/// What traders' accounts are worth and have open, and what stops them.
public final class RiskMeters implements RefreshedMeters {
    private final LiveView view;
    private final Activity activity;
    private @Nullable MultiGauge equity;
    private @Nullable MultiGauge openOrders;
    private @Nullable MultiGauge states;
    private @Nullable MultiGauge usage;

    /// `activity`: what limits of a rate are measured by.
    public RiskMeters(LiveView view, Activity activity) {
        this.view = view;
        this.activity = activity;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (KillScope scope : KillScope.values()) {
            Gauge.builder("trading.risk.kill.switches.engaged", view, v -> engaged(v, scope))
                    .description("Kill switches that are engaged")
                    .tag("scope", scope.name())
                    .register(registry);
        }
        equity = MultiGauge.builder("trading.account.equity")
                .description("What the account is worth, in the quote asset")
                .register(registry);
        openOrders = MultiGauge.builder("trading.account.open.orders")
                .description("Open orders of the account")
                .register(registry);
        states = MultiGauge.builder("trading.account.state")
                .description("What the account may do: 0 active, 1 reducing, 2 halted")
                .register(registry);
        usage = MultiGauge.builder("trading.risk.limit.usage")
                .description("How much of a limit is used; 1 is all of it")
                .register(registry);
    }

    private static double engaged(LiveView view, KillScope scope) {
        return view.killSwitches().stream()
                .filter(engaged -> engaged.scope() == scope)
                .count();
    }

    @Override
    public void refresh() {
        register(equity, account -> equityOf(account) / (double) FixedPoint.ONE);
        register(openOrders, account -> view.openOrders(account).size());
        register(states, this::stateOf);
        MultiGauge used = usage;
        if (used != null) {
            List<Row<?>> rows = new ArrayList<>();
            for (int account : view.accounts()) {
                view.risk(account).ifPresent(risk -> addUsage(risk, rows));
            }
            used.register(rows, true);
        }
    }

    private void addUsage(AccountRisk risk, List<Row<?>> rows) {
        for (UsageJson limit : RiskJson.usage(risk, view, activity)) {
            String percent = limit.percent();
            if (percent != null) {
                Tags tags = Tags.of(
                        "account",
                        Integer.toString(risk.account()),
                        "limit",
                        limit.name(),
                        "of",
                        Objects.requireNonNullElse(limit.of(), ""));
                rows.add(Row.of(tags, new BigDecimal(percent).movePointLeft(2)));
            }
        }
    }

    private long equityOf(int account) {
        return view.risk(account)
                .flatMap(AccountRisk::equity)
                .map(Equity::equity)
                .orElseGet(() -> view.summary(account).equity());
    }

    private double stateOf(int account) {
        TradingState state = view.risk(account).map(AccountRisk::state).orElse(TradingState.ACTIVE);
        return switch (state) {
            case ACTIVE -> 0;
            case REDUCING -> 1;
            case HALTED -> 2;
        };
    }

    private void register(@Nullable MultiGauge gauge, ToDoubleFunction<Integer> value) {
        if (gauge == null) {
            return;
        }
        List<Row<?>> rows = view.accounts().stream()
                .<Row<?>>map(id -> Row.of(Tags.of("account", Integer.toString(id)), () -> value.applyAsDouble(id)))
                .toList();
        gauge.register(rows, true);
    }
}
