package trading.launcher.logs;

import java.util.List;

/// Which service a line of ours is about: the name of the logger tells them apart.
public final class LoggerService {
    /// The logs that this process writes itself, the one for the rest first. What it says of PostgreSQL and Redis is in
    /// that one too: `postgres.log` and `redis.log` are their own.
    public static final List<String> LOGS = List.of("trading", "gateway", "orchestrator", "api");

    /// What is none of the others: start, stop, configuration, supervision.
    static final String REST = "launcher";

    /// The first that fits wins.
    private static final List<Rule> RULES = List.of(
            new Rule("trading.infra.store.Redis*", "redis"),
            new Rule("trading.infra.redis.*", "redis"),
            new Rule("redis.clients.*", "redis"),
            new Rule("trading.infra.store.*", "postgres"),
            new Rule("trading.infra.postgres.*", "postgres"),
            new Rule("org.postgresql.*", "postgres"),
            new Rule("org.flywaydb.*", "postgres"),
            new Rule("com.zaxxer.hikari.*", "postgres"),
            new Rule("trading.engine.orchestrator.*", "orchestrator"),
            new Rule("trading.engine.strategy.*", "orchestrator"),
            new Rule("trading.engine.analyst.*", "orchestrator"),
            new Rule("trading.engine.pattern.*", "orchestrator"),
            new Rule("trading.launcher.strategy.*", "orchestrator"),
            new Rule("trading.launcher.analyst.*", "orchestrator"),
            new Rule("dev.langchain4j.*", "orchestrator"),
            new Rule("trading.engine.*", "gateway"),
            new Rule("trading.web.*", "api"),
            new Rule("org.eclipse.jetty.*", "api"),
            new Rule("io.javalin.*", "api"));

    private LoggerService() {}

    /// `logger`: the name of a class, whole or with its first packages cut to their letters (`t.infra.store.Store`).
    public static String of(String logger) {
        String[] parts = logger.split("\\.", -1);
        return RULES.stream()
                .filter(rule -> rule.fits(parts))
                .map(Rule::service)
                .findFirst()
                .orElse(REST);
    }

    private record Rule(List<String> pattern, String service) {
        Rule(String pattern, String service) {
            this(List.of(pattern.split("\\.", -1)), service);
        }

        boolean fits(String[] parts) {
            if (parts.length < pattern.size()) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                String wanted = pattern.get(i);
                boolean same = wanted.endsWith("*")
                        ? parts[i].startsWith(wanted.substring(0, wanted.length() - 1))
                        : parts[i].equals(wanted) || parts[i].equals(wanted.substring(0, 1));
                if (!same) {
                    return false;
                }
            }
            return true;
        }
    }
}
