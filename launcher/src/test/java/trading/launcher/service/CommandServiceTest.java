package trading.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.LogLimits;
import trading.infra.process.ServiceStartException;
import trading.web.service.ServiceState;

@Timeout(60)
class CommandServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final ServiceBoard board = new ServiceBoard(Clock.systemUTC(), "mine");

    @BeforeEach
    void makeFolders() throws Exception {
        Files.createDirectory(folder.resolve("logs"));
        Files.createDirectory(folder.resolve("work"));
    }

    private CommandService.Places places() {
        return new CommandService.Places(folder, folder.resolve("logs"), System.getenv("PATH"), LogLimits.USUAL);
    }

    private static ServiceDefinition definition(HealthCheck health, String command, String... arguments) {
        return new ServiceDefinition(
                "mine",
                command,
                List.of(arguments),
                "work",
                Map.of("GREETING", "hello from the file"),
                List.of(),
                health,
                new RestartPolicy(true, 3, Duration.ofMillis(50)));
    }

    private ServiceState state() {
        return board.services().getFirst();
    }

    private SupervisedChild<CommandService> start(ServiceDefinition definition) {
        return SupervisedChild.start(
                CommandService.kind(definition, places()), definition.restart(), definition.health(), board);
    }

    @Test
    void a_program_runs_in_its_folder_with_its_environment_and_a_log_of_its_own() throws Exception {
        ServiceDefinition definition = definition(
                HealthCheck.USUAL, "sh", "-c", "echo \"$GREETING in $(pwd) without ${HOME:-home}\"; exec sleep 600");
        long pid;
        try (var child = start(definition)) {
            Path log = folder.resolve("logs/mine.log");
            await().atMost(PATIENCE).until(() -> Files.exists(log) && Files.size(log) > 0);
            assertThat(Files.readString(log))
                    .isEqualTo(
                            "hello from the file in " + folder.resolve("work").toRealPath() + " without home\n");
            pid = state().pid();
            assertThat(ProcessHandle.of(pid)).isPresent();
            assertThat(child.current()).isNotNull();
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void one_that_was_killed_is_started_again() throws Exception {
        try (var child = start(definition(HealthCheck.USUAL, "sleep", "600"))) {
            long first = state().pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(PATIENCE).until(() -> state().status().equals("running") && state().pid() != first);
            assertThat(state().restartCount()).isEqualTo(1);
            assertThat(child.current()).isNotNull();
        }
    }

    @Test
    void one_whose_address_says_that_it_is_not_well_is_restarted() throws Exception {
        AtomicInteger status = new AtomicInteger(204);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/well", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
        HealthCheck health = new HealthCheck(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/well"),
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                2);
        try (var child = start(definition(health, "sleep", "600"))) {
            long first = state().pid();
            status.set(500);
            await().atMost(PATIENCE).until(() -> state().status().equals("running") && state().pid() != first);
            status.set(204);
            assertThat(state().lastError()).contains("does not answer");
            assertThat(child.current()).isNotNull();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_program_or_a_folder_that_is_not_there_is_named_with_a_way_out() {
        assertThatThrownBy(() -> CommandService.kind(definition(HealthCheck.USUAL, "no-such-program"), places())
                        .start())
                .isInstanceOf(ServiceStartException.class)
                .hasMessageContaining("no-such-program");
        ServiceDefinition nowhere = new ServiceDefinition(
                "mine", "sleep", List.of(), "nowhere", Map.of(), List.of(), HealthCheck.USUAL, RestartPolicy.USUAL);
        assertThatThrownBy(() -> CommandService.kind(nowhere, places()).start())
                .isInstanceOf(ServiceStartException.class)
                .hasMessageContaining("nowhere");
    }
}
