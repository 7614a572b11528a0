package trading.web.health;

import java.util.function.BooleanSupplier;

/// How one service is asked. `isHealthy` may wait a little; one that takes longer than half a second counts
/// as unhealthy until it answers.
public record HealthProbe(String name, BooleanSupplier isHealthy) {}
