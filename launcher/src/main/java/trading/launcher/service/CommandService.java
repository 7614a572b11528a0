package trading.launcher.service;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.infra.process.ChildProcess;
import trading.infra.process.Ending;
import trading.infra.process.Launch;
import trading.infra.process.LogLimits;
import trading.infra.process.Privileges;
import trading.infra.process.ServiceStartException;
import trading.infra.process.Signal;

/// A program of the user's that is run as a service: it gets a clean environment and what its definition adds, writes
/// into a log of its own, and is ended when we end, however we do.
public final class CommandService implements AutoCloseable {
    private static final Ending POLITE = Ending.of(Signal.TERM, Duration.ofSeconds(5));
    private static final Ending ORPHAN = Ending.of(Signal.TERM, Duration.ofMillis(1_500));

    private final ChildProcess process;

    private CommandService(ChildProcess process) {
        this.process = process;
    }

    /// Where programs are looked for, where they run and where they write, and how much of that is kept.
    public record Places(Path home, Path logs, String path, LogLimits limits) {}

    /// How it is started and asked. Its program is one of `PATH`, or a path of its own, from the product's folder where
    /// that is relative.
    public static SupervisedChild.Kind<CommandService> kind(ServiceDefinition definition, Places places) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(definition.health().timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new SupervisedChild.Kind<>() {
            @Override
            public String name() {
                return definition.name();
            }

            @Override
            public CommandService start() throws IOException {
                return CommandService.start(definition, places);
            }

            @Override
            public boolean alive(CommandService server) {
                return server.process.alive();
            }

            @Override
            public long pid(CommandService server) {
                return server.process.pid();
            }

            @Override
            public boolean answers(CommandService server, Duration timeout) {
                return definition.health().url() == null || isWell(client, definition.health(), timeout);
            }
        };
    }

    private static boolean isWell(HttpClient client, HealthCheck health, Duration timeout) {
        HttpRequest request =
                HttpRequest.newBuilder(health.url()).timeout(timeout).GET().build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException silent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static CommandService start(ServiceDefinition definition, Places places) throws IOException {
        String command = definition.command();
        if (command == null) {
            throw new IllegalArgumentException("service: name=" + definition.name() + " has no command");
        }
        Path directory = definition.workingDirectory() == null
                ? places.home()
                : places.home().resolve(definition.workingDirectory());
        if (!Files.isDirectory(directory)) {
            throw new ServiceStartException(
                    definition.name(),
                    "its working directory is not there: " + directory,
                    List.of("Make the folder, or correct workingDirectory in config/services.json"));
        }
        List<String> words = new ArrayList<>(
                List.of(program(definition.name(), command, places).toString()));
        words.addAll(definition.arguments());
        Map<String, String> environment = new TreeMap<>(Launch.cleanEnvironment());
        environment.putAll(definition.environment());
        return new CommandService(ChildProcess.start(new Launch(
                definition.name(),
                words,
                directory,
                environment,
                new Privileges.Unchanged(),
                places.logs().resolve(definition.name() + ".log"),
                places.limits(),
                ORPHAN)));
    }

    private static Path program(String name, String command, Places places) {
        List<Path> candidates = new ArrayList<>();
        if (command.contains("/") || command.contains("\\")) {
            candidates.add(places.home().resolve(command));
        } else {
            for (String folder : places.path().split(File.pathSeparator, -1)) {
                if (!folder.isEmpty()) {
                    candidates.add(Path.of(folder).resolve(command));
                }
            }
        }
        return candidates.stream()
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .map(path -> path.toAbsolutePath().normalize())
                .findFirst()
                .orElseThrow(() -> new ServiceStartException(
                        name,
                        "its program is not there or may not be run: " + command,
                        List.of(
                                "Install it, or correct command in config/services.json",
                                "Write its whole path, if it is not in PATH: " + places.path())));
    }

    @Override
    public void close() {
        process.stop(POLITE);
    }
}
