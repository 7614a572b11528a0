package trading.launcher.service;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A service as `services.json` describes it. `command`: the program of a service that the user has added; null for
/// one of our own. `workingDirectory`: null for the product's folder. `environment`: what is added to a clean one.
public record ServiceDefinition(
        String name,
        @Nullable String command,
        List<String> arguments,
        @Nullable String workingDirectory,
        Map<String, String> environment,
        List<String> dependsOn,
        HealthCheck health,
        RestartPolicy restart) {

    /// Our own services in the order of their start, with what each waits for.
    public static final List<ServiceDefinition> BUILT_IN = List.of(
            builtIn("postgres"),
            builtIn("redis", "postgres"),
            builtIn("gateway", "postgres", "redis"),
            builtIn("orchestrator", "gateway"),
            builtIn("api", "gateway"),
            builtIn("dashboard", "api"));

    public ServiceDefinition {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(new TreeMap<>(environment));
        dependsOn = List.copyOf(dependsOn);
    }

    private static ServiceDefinition builtIn(String name, String... dependsOn) {
        return new ServiceDefinition(
                name, null, List.of(), null, Map.of(), List.of(dependsOn), HealthCheck.USUAL, RestartPolicy.USUAL);
    }

    /// The same, never asked how it is.
    public ServiceDefinition unchecked() {
        return new ServiceDefinition(
                name, command, arguments, workingDirectory, environment, dependsOn, HealthCheck.NEVER, restart);
    }

    public boolean isBuiltIn() {
        return command == null;
    }
}
