package trading.launcher.logs;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which entries are wanted. `services`: none for all.
record LogFilter(Set<String> services, LogLevel least) implements Predicate<LogLine> {
    /// Services whose lines this process writes, all or some of them.
    static final Set<String> OURS =
            Set.of("gateway", "orchestrator", "api", "dashboard", "postgres", "redis", LoggerService.REST);

    LogFilter {
        Set<String> wanted = new TreeSet<>(services);
        if (wanted.remove("dashboard")) {
            wanted.add("api"); // which serves its pages
        }
        services = Set.copyOf(wanted);
    }

    @Override
    public boolean test(LogLine line) {
        return line.level().compareTo(least) >= 0 && (services.isEmpty() || services.contains(line.service()));
    }

    /// Whether a log can have entries that are wanted.
    boolean needs(String log) {
        return services.isEmpty() || log.equals(LogFolder.OURS) || services.contains(log);
    }
}
