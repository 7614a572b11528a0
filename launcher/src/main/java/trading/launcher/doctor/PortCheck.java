package trading.launcher.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import trading.infra.process.PortChoice;
import trading.infra.process.PortHolder;
import trading.infra.process.PortInUseException;
import trading.launcher.config.TradingConfig;

/// Whether the ports are free, and who holds those that are not.
final class PortCheck implements Check {
    @Override
    public Set<String> subjects() {
        return Set.of("postgres", "redis", "gateway", "api");
    }

    @Override
    public List<Finding> findings(Surroundings here) {
        TradingConfig config = here.config();
        List<Finding> findings = new ArrayList<>();
        if (config.ownDatabase().isEmpty()) {
            look(here, "postgres", "POSTGRES_PORT", config.postgresPort(), findings);
        }
        if (config.ownRedis().isEmpty()) {
            look(here, "redis", "REDIS_PORT", config.redisPort(), findings);
        }
        look(here, "gateway", "GATEWAY_PORT", config.gatewayPort(), findings);
        look(here, "api", "API_PORT", config.apiPort(), findings);
        return findings;
    }

    private static void look(
            Surroundings here, String service, String setting, PortChoice choice, List<Finding> findings) {
        int port = choice.number();
        if (port == 0) {
            return; // its setting is wrong, which is told there
        }
        try {
            PortChoice.fixed(port).resolve(service);
            findings.add(Finding.well(service, "port " + port + " is free"));
        } catch (PortInUseException taken) {
            Optional<PortHolder> holder = PortHolder.of(port);
            String by = holder.map(process -> process.name() + " (pid " + process.pid() + ")")
                    .orElse("another program");
            String what = "port " + port + " is in use by " + by;
            findings.add(
                    choice.auto()
                                    || holder.filter(process -> isOurs(here, process))
                                            .isPresent()
                            ? Finding.well(service, what)
                            : Finding.wrong(
                                    service, what, "stop it, or set " + setting + " to another port or to auto"));
        }
    }

    /// One of the running instance's own processes.
    private static boolean isOurs(Surroundings here, PortHolder holder) {
        if (here.status().isEmpty()) {
            return false;
        }
        JsonNode status = here.status().get().path("status");
        if (status.path("pid").asLong() == holder.pid()) {
            return true;
        }
        for (JsonNode service : status.path("services")) {
            if (service.path("pid").asLong(-1) == holder.pid()) {
                return true;
            }
        }
        return false;
    }
}
