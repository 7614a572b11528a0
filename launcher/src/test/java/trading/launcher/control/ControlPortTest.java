package trading.launcher.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ControlPortTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path data;

    private final AtomicInteger links = new AtomicInteger();

    /// Answers for a link to the desk, and nothing else.
    private final ControlHandler handler = (ControlHandler) Proxy.newProxyInstance(
            ControlHandler.class.getClassLoader(),
            new Class<?>[] {ControlHandler.class},
            (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("loginLink");
                return "link " + links.incrementAndGet();
            });

    @Test
    void the_owner_is_answered_by_the_port_that_the_file_tells() throws Exception {
        try (ControlServer server = ControlServer.onPort(data, handler, PATIENCE)) {
            JsonNode answer = new ControlClient(data).ask("login-link").orElseThrow();

            assertThat(answer.path("link").asText()).isEqualTo("link 1");
        }
        assertThat(data.resolve("control.port")).doesNotExist();
        assertThat(new ControlClient(data).ask("login-link")).isEmpty();
    }

    @Test
    void whoever_has_not_read_the_key_is_not_heard() throws Exception {
        try (ControlServer server = ControlServer.onPort(data, handler, PATIENCE)) {
            ControlPort told = ControlPort.told(data).orElseThrow();
            Files.writeString(data.resolve("control.port"), told.port() + " " + "0".repeat(64));

            assertThatThrownBy(() -> new ControlClient(data).ask("login-link")).hasMessageContaining("another program");
            try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), told.port());
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(stranger.getInputStream(), StandardCharsets.UTF_8))) {
                stranger.getOutputStream().write("nonce\n".getBytes(StandardCharsets.UTF_8));
                String proof = in.readLine();
                assertThat(proof).isNotNull();
                stranger.getOutputStream()
                        .write((proof.split(" ", -1)[0] + " {\"command\":\"login-link\"}\n")
                                .getBytes(StandardCharsets.UTF_8));
                assertThat(in.readLine()).isNull();
            }
        }
        assertThat(links).hasValue(0);
    }

    @Test
    void a_stranger_on_the_port_of_a_killed_run_gets_no_request() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    data.resolve("control.port"),
                    String.format(Locale.ROOT, "%d %s", stranger.getLocalPort(), "1".repeat(64)));
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> heard(stranger));

            assertThatThrownBy(() -> new ControlClient(data).ask("login-link")).hasMessageContaining("another program");
            assertThat(heard.get(5, TimeUnit.SECONDS)).isEmpty();
        }
    }

    /// What comes after the client's first line, when it is answered by a proof that is none.
    private static String heard(ServerSocket server) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(in.readLine()).hasSize(64);
            client.getOutputStream()
                    .write(("0".repeat(64) + " " + "2".repeat(64) + "\n").getBytes(StandardCharsets.UTF_8));
            String more = in.readLine();
            return more == null ? "" : more;
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_can_read_the_key() throws Exception {
        try (ControlServer server = ControlServer.onPort(data, handler, PATIENCE)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("control.port"))))
                    .isEqualTo("rw-------");
        }
    }
}
