package trading.web.alert;

import java.util.ArrayList;
import java.util.List;
import trading.web.service.ServiceDirectory;
import trading.web.service.ServiceState;
import trading.web.strategy.StrategyDirectory;
import trading.web.strategy.StrategyJson;

/// Strategies that were disabled, and services that do not do their work.
public final class ProgramSource implements AlertSource {
    private final StrategyDirectory strategies;
    private final ServiceDirectory services;

    public ProgramSource(StrategyDirectory strategies, ServiceDirectory services) {
        this.strategies = strategies;
        this.services = services;
    }

    @Override
    public List<Condition> conditions(long nowNanos) {
        List<Condition> found = new ArrayList<>();
        for (StrategyJson strategy : strategies.strategies()) {
            if (strategy.status().equals("DISABLED")) {
                String seat = strategy.name() + " " + strategy.symbol() + " " + strategy.frame();
                found.add(new Condition(
                        AlertCode.STRATEGY_DISABLED,
                        seat,
                        "Strategy " + seat + " is disabled. " + strategy.description(),
                        strategy.status(),
                        "RUNNING"));
            }
        }
        for (ServiceState service : services.services()) {
            if (service.status().equals("failed") || service.healthStatus().equals("unhealthy")) {
                String error = service.lastError();
                found.add(new Condition(
                        AlertCode.SERVICE_FAILED,
                        service.name(),
                        "Service " + service.name() + " is " + service.status() + ", " + service.healthStatus()
                                + (error == null ? "." : ": " + error),
                        service.status(),
                        "running"));
            }
        }
        return found;
    }
}
