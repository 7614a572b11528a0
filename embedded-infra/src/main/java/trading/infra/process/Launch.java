package trading.infra.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What to start as a child.
///
/// @param name         for log lines and thread names
/// @param command      the program by its absolute path, and its arguments; other users can read them, so no secrets
/// @param directory    where it runs
/// @param environment  the whole of its environment
/// @param privileges   as whom it runs
/// @param log          where its output is appended
/// @param limits       how much of that is kept
/// @param orphanEnding how it is ended when this JVM died; together at most 1.6 s
public record Launch(
        String name,
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Privileges privileges,
        Path log,
        LogLimits limits,
        Ending orphanEnding) {

    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// What a program needs to know of its surroundings, and nothing of ours.
    public static Map<String, String> cleanEnvironment() {
        var environment = new TreeMap<>(Map.of("LANG", "C", "TZ", "UTC"));
        if (Platform.current().isLinux()) {
            environment.put("PATH", LinuxTools.PATH);
        } else {
            environment.putAll(ofWindows(System::getenv));
        }
        return environment;
    }

    /// Of ours, what programs of Windows do not run without. A service may have neither a path nor a command processor,
    /// and `initdb` runs `postgres` by the latter.
    static Map<String, String> ofWindows(Function<String, @Nullable String> ours) {
        Map<String, String> environment = new TreeMap<>();
        for (String name : List.of("SystemRoot", "SystemDrive", "ComSpec", "PATH", "TEMP")) {
            String value = ours.apply(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        String root = environment.get("SystemRoot");
        if (root != null) {
            environment.putIfAbsent("ComSpec", root + "\\system32\\cmd.exe");
            environment.putIfAbsent("PATH", root + "\\system32;" + root);
        }
        return environment;
    }
}
