package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.OwnerOnly;

class AlertCommandTest {
    private static final String TOKEN = "123:canary-9d3c-of-a-bot-and-long-enough";

    @TempDir
    Path home;

    private final List<String> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(200);
    private final Terminal terminal = new Terminal();
    private HttpServer server;
    private String homeBefore;

    @BeforeEach
    void live() throws Exception {
        homeBefore = System.setProperty("trading.home", home.toString());
        Files.createDirectories(home.resolve("config"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            got.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void leave() {
        server.stop(0);
        if (homeBefore == null) {
            System.clearProperty("trading.home");
        } else {
            System.setProperty("trading.home", homeBefore);
        }
    }

    private String there() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Test
    void a_test_goes_out_by_the_channel_that_is_named_as_it_is_configured() throws Exception {
        OwnerOnly.write(
                home.resolve(".env"),
                "ALERTS_WEBHOOK=" + there() + "/hook\nWEBHOOK_PRIVATE=true\nALERTS_TELEGRAM_TOKEN=" + TOKEN
                        + "\nALERTS_TELEGRAM_CHAT=42\n" + "ALERTS_TELEGRAM_URL=" + there() + "\n");

        assertThat(terminal.run("alert", "test", "telegram")).as(terminal.err()).isZero();

        assertThat(terminal.out()).contains("The channel telegram took a test.");
        assertThat(got)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("/bot" + TOKEN + "/sendMessage ")
                        .contains("\"42\"", "This is a test of alerts by telegram. Nothing is wrong."));

        assertThat(new Terminal().run("alert", "test", "webhook")).isZero();
        assertThat(got.get(1)).startsWith("/hook ").contains("\"severity\":\"WARNING\"");
    }

    @Test
    void a_channel_that_refuses_is_told_with_its_reason_and_without_its_secret() throws Exception {
        OwnerOnly.write(
                home.resolve(".env"),
                "ALERTS_TELEGRAM_TOKEN=" + TOKEN + "\nALERTS_TELEGRAM_CHAT=42\nALERTS_TELEGRAM_URL=" + there() + "\n");
        status.set(401);

        assertThat(terminal.run("alert", "test", "telegram")).isEqualTo(ExitCode.UNAVAILABLE);

        assertThat(terminal.err()).contains("did not take it", "status 401");
        assertThat(terminal.out() + terminal.err()).doesNotContain("canary");
    }

    @Test
    void a_channel_that_is_not_set_up_is_told_with_what_sets_it_up() {
        assertThat(terminal.run("alert", "test", "email")).isEqualTo(ExitCode.CONFIG);
        assertThat(terminal.err()).contains("trading secret set ALERTS_EMAIL");

        Terminal none = new Terminal();
        assertThat(none.run("alert", "test", "pigeon")).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("no such channel: pigeon", "webhook, email, telegram, desktop");
        assertThat(new Terminal().run("alert")).isEqualTo(ExitCode.USAGE);
    }
}
