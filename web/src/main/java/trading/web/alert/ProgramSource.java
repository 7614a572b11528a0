package trading.web.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import trading.web.service.ServiceDirectory;
import trading.web.service.ServiceState;

/// Strategies that were disabled, and services that do not do their work.
public final class ProgramSource implements AlertSource {
    private final Supplier<List<DisabledStrategy>> strategies;
    private final ServiceDirectory services;

    /// `seat`: strategy, instrument and frame, in words.
    public record DisabledStrategy(String seat, String reason) {}

    public ProgramSource(Supplier<List<DisabledStrategy>> strategies, ServiceDirectory services) {
        this.strategies = strategies;
        this.services = services;
    }

    @Override
    public List<Condition> conditions(long nowNanos) {
        List<Condition> found = new ArrayList<>();
        for (DisabledStrategy strategy : strategies.get()) {
            found.add(new Condition(
                    AlertCode.STRATEGY_DISABLED,
                    strategy.seat(),
                    "Strategy " + strategy.seat() + " is disabled: " + strategy.reason(),
                    "DISABLED",
                    "RUNNING"));
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
