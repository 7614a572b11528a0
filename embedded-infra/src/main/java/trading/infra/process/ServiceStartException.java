package trading.infra.process;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A service could not start. Says why, and what the reader can do about it.
public class ServiceStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String service;
    private final String reason;
    private final List<String> solutions;

    /// `service` is a name for people ("PostgreSQL"), `reason` a clause in lower case, each of `solutions`
    /// one step that can be taken by itself.
    public ServiceStartException(String service, String reason, List<String> solutions) {
        this(service, reason, solutions, null);
    }

    public ServiceStartException(String service, String reason, List<String> solutions, @Nullable Throwable cause) {
        super(service + " failed to start: " + reason, cause);
        this.service = service;
        this.reason = reason;
        this.solutions = List.copyOf(solutions);
    }

    public String service() {
        return service;
    }

    public String reason() {
        return reason;
    }

    public List<String> solutions() {
        return solutions;
    }

    /// What the process should exit with, in the numbers of sysexits.h: 69 unavailable, 73 cannot create,
    /// 75 in use by another, 77 not permitted.
    public int exitCode() {
        return isNotPermitted(reason) ? 77 : 69;
    }

    /// Whether a child's words say that the system did not let it.
    static boolean isNotPermitted(String reason) {
        return reason.contains("Permission denied");
    }

    /// The text for a terminal: the reason, the numbered ways out, and the command that looks closer.
    public String render() {
        var text = new StringBuilder(service)
                .append(" failed to start\n  Reason: ")
                .append(reason);
        if (!solutions.isEmpty()) {
            text.append("\n  Possible solutions:");
            for (int i = 0; i < solutions.size(); i++) {
                text.append("\n    ").append(i + 1).append(". ").append(solutions.get(i));
            }
        }
        return text.append("\n  Run: trading doctor")
                .append(service.equals("Trading") ? "" : " " + topicOf(service))
                .append('\n')
                .toString();
    }

    /// The word for a service in commands, options and settings.
    static String topicOf(String service) {
        return service.equals("PostgreSQL") ? "postgres" : service.toLowerCase(Locale.ROOT);
    }
}
