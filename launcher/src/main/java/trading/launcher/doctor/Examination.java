package trading.launcher.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import trading.infra.process.PortChoice;
import trading.infra.process.PortHolder;
import trading.infra.process.PortInUseException;
import trading.launcher.config.TradingConfig;

/// Looks at everything that a start needs: ports and who holds them, the data folder, disk, memory, Java.
public final class Examination {
    private static final long LEAST_DISK_BYTES = 2L << 30;
    private static final long LEAST_MEMORY_BYTES = 1L << 30;
    private static final Set<String> INSTANCE_OF_OURS = Set.of("java", "postgres", "redis-server");

    private final TradingConfig config;
    private final boolean instanceRuns;
    private final List<Finding> findings = new ArrayList<>();

    private Examination(TradingConfig config, boolean instanceRuns) {
        this.config = config;
        this.instanceRuns = instanceRuns;
    }

    /// `service`: only what concerns this one; empty for all. `instanceRuns`: ports that are taken are then
    /// most likely taken by that instance.
    public static List<Finding> of(TradingConfig config, boolean instanceRuns, String service) {
        Examination examination = new Examination(config, instanceRuns);
        if (config.ownDatabase().isEmpty()) {
            examination.port("postgres", "POSTGRES_PORT", config.postgresPort());
        }
        if (config.ownRedis().isEmpty()) {
            examination.port("redis", "REDIS_PORT", config.redisPort());
        }
        examination.port("gateway", "GATEWAY_PORT", config.gatewayPort());
        examination.port("api", "API_PORT", config.apiPort());
        examination.dataFolder();
        examination.machine();
        return examination.findings.stream()
                .filter(finding -> service.isEmpty() || finding.service().equals(service))
                .toList();
    }

    private void port(String service, String setting, PortChoice choice) {
        int port = choice.number();
        try {
            PortChoice.fixed(port).resolve(service);
            findings.add(Finding.well(service, "port " + port + " is free"));
        } catch (PortInUseException taken) {
            Optional<PortHolder> holder = PortHolder.of(port);
            String by = holder.map(process -> process.name() + " (pid " + process.pid() + ")")
                    .orElse("another program");
            boolean ours = instanceRuns
                    && holder.map(process -> INSTANCE_OF_OURS.contains(process.name()))
                            .orElse(false);
            findings.add(
                    ours || choice.auto()
                            ? Finding.well(service, "port " + port + " is used by " + by)
                            : Finding.ill(
                                    service,
                                    "port " + port + " is in use by " + by,
                                    "stop it, or set " + setting + " to another port or to auto"));
        }
    }

    private void dataFolder() {
        Path existing = config.dataDirectory();
        while (existing != null && !Files.isDirectory(existing)) {
            existing = existing.getParent();
        }
        if (existing == null) {
            findings.add(Finding.ill("data", config.dataDirectory() + " cannot be made", "choose another --data-dir"));
            return;
        }
        try {
            Files.delete(Files.createTempFile(existing, ".doctor", null));
            findings.add(Finding.well("data", existing + " can be written to"));
        } catch (IOException e) {
            findings.add(Finding.ill(
                    "data", existing + " cannot be written to", "mend its rights or choose another --data-dir"));
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            String text = gigabytes(free) + " free on the disk of " + existing;
            findings.add(
                    free >= LEAST_DISK_BYTES
                            ? Finding.well("disk", text)
                            : Finding.ill("disk", text, "make room: below 1 GB no orders are taken"));
        } catch (IOException e) {
            findings.add(Finding.ill(
                    "disk", "its free space cannot be read: " + e.getMessage(), "choose another --data-dir"));
        }
    }

    private void machine() {
        findings.add(Finding.well(
                "java",
                Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        if (java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) {
            long memory = system.getTotalMemorySize();
            findings.add(
                    memory >= LEAST_MEMORY_BYTES
                            ? Finding.well("memory", gigabytes(memory))
                            : Finding.ill(
                                    "memory",
                                    gigabytes(memory),
                                    "1 GB is the least that PostgreSQL and the rest need"));
        }
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
    }
}
