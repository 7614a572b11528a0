package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.engine.model.KillScope;
import trading.launcher.control.ControlServer;
import trading.launcher.kill.KillDesk;
import trading.launcher.kill.KillFile;
import trading.launcher.kill.KillRequest;
import trading.launcher.kill.KillTarget;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.launcher.testing.QuotedGateway;

class KillCommandTest {
    @TempDir
    Path data;

    private Instance instance;
    private final Terminal terminal = new Terminal();

    @BeforeEach
    void instance() {
        instance = new Instance(
                new ServiceBoard(Clock.systemUTC()), new StopSignal(), Restarts.of(ServiceDefinition.BUILT_IN));
    }

    @Test
    void a_running_instance_stops_and_says_what_it_did() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            market.rest(0, "");
            market.buy(0, "");

            assertThat(kill("--reason", "prices are wrong")).isZero();

            assertThat(terminal.out())
                    .contains("Stopped: global", "1 order canceled", "1 position left open", "BTCUSDT 0.1")
                    .contains("trading rearm --reason");
            assertThat(market.gateway().view().killSwitches()).singleElement().satisfies(engaged -> {
                assertThat(engaged.reason()).isEqualTo("prices are wrong");
                assertThat(engaged.by()).isEqualTo("cli:" + System.getProperty("user.name"));
            });
            assertThat(market.takesOrders(0)).isFalse();
        }
    }

    @Test
    void flatten_closes_the_positions_and_says_how_many() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            market.buy(0, "");
            market.buy(1, "");

            assertThat(kill("--flatten")).isZero();

            assertThat(terminal.out()).contains("2 positions being closed").doesNotContain("STILL OPEN");
            assertThat(market.gateway().view().openTrades(1)).isEmpty();
        }
    }

    @Test
    void a_script_reads_the_same_as_json() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            market.rest(0, "");

            assertThat(kill("--keep-orders", "--json")).isZero();

            JsonNode answer = new ObjectMapper().readTree(terminal.out());
            assertThat(answer.path("outcome").asText()).isEqualTo("engaged");
            assertThat(answer.path("canceledOrders").asInt()).isZero();
            assertThat(answer.path("openOrders")).hasSize(1);
        }
    }

    @Test
    void killing_twice_is_no_error() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            assertThat(kill()).isZero();
            assertThat(kill()).isZero();
            assertThat(market.gateway().view().killSwitches()).hasSize(1);
        }
    }

    @Test
    void a_slip_in_a_name_is_told_and_leaves_no_kill_file() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            assertThat(kill("--scope", "instrument", "--target", "BTCUSD")).isEqualTo(ExitCode.UNAVAILABLE);

            assertThat(terminal.err()).contains("NOT ENGAGED", "BTCUSDT");
            assertThat(data.resolve("KILL")).doesNotExist();
        }
    }

    @Test
    void what_is_stopped_can_be_listed_and_armed_again() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            assertThat(kill("--status")).isZero();
            assertThat(terminal.out()).contains("No kill switch is engaged");
            kill("--scope", "instrument", "--target", "BTCUSDT", "--reason", "halted");

            assertThat(kill("--status")).isZero();
            assertThat(terminal.out()).contains("KILL SWITCH    instrument BTCUSDT since", ": halted");
            assertThat(rearm("--scope", "instrument", "--target", "BTCUSDT", "--reason", "trades again"))
                    .isZero();
            assertThat(terminal.out()).contains("Re-armed: instrument BTCUSDT");
            assertThat(market.takesOrders(0)).isTrue();
        }
    }

    @Test
    void the_status_shows_what_may_be_traded() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            kill("--reason", "lunch");

            assertThat(terminal.run("status", "--data-dir", data.toString())).isZero();

            assertThat(terminal.out()).contains("ACCOUNT", "demo", "ACTIVE", "KILL SWITCH    global", "lunch");
        }
    }

    @Test
    void nobody_goes_on_while_the_kill_file_is_there() throws Exception {
        try (QuotedGateway market = QuotedGateway.open(data);
                ControlServer server = serve(market)) {
            Files.createFile(data.resolve("KILL"));

            assertThat(rearm("--reason", "all is well")).isEqualTo(ExitCode.UNAVAILABLE);

            assertThat(terminal.err())
                    .contains("NOT RE-ARMED", data.resolve("KILL").toString(), "delete it first");
        }
    }

    @Test
    void where_nothing_runs_the_next_start_comes_up_stopped() {
        assertThat(kill("--scope", "strategy", "--target", "ema-cross", "--flatten", "--reason", "it churns"))
                .isZero();

        assertThat(terminal.out()).contains("Wrote the kill file " + data.resolve("KILL"), "from the next start on");
        assertThat(new KillFile(data).read())
                .containsExactly(
                        new KillRequest(new KillTarget(KillScope.STRATEGY, "ema-cross"), true, true, "it churns"));
        assertThat(kill("--status")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(terminal.err()).contains("The next start comes up stopped by " + data.resolve("KILL"));
        assertThat(rearm("--reason", "x")).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void an_instance_that_is_starting_finds_the_kill_file() throws Exception {
        try (ControlServer server = ControlServer.start(data, instance)) {
            assertThat(kill()).isZero();
            assertThat(terminal.out()).contains("is starting", "Wrote the kill file");
            assertThat(rearm("--reason", "x")).isEqualTo(ExitCode.TEMPORARY);
        }
    }

    @Test
    void an_instance_that_hangs_is_given_two_seconds() throws Exception {
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(data.resolve("control.sock")));
            long before = System.nanoTime();

            assertThat(kill()).isZero();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(5));
            assertThat(new KillFile(data).read()).hasSize(1);
        }
    }

    @Test
    void a_gateway_that_takes_nothing_is_told_and_the_file_stays_for_it() throws Exception {
        QuotedGateway market = QuotedGateway.open(data);
        try (ControlServer server = serve(market)) {
            market.close();

            assertThat(kill()).isEqualTo(ExitCode.UNAVAILABLE);

            assertThat(terminal.err()).contains("takes no commands", "gateway: closed", "Wrote the kill file");
            assertThat(new KillFile(data).exists()).isTrue();
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_with_what_to_do_by_hand() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertThat(terminal.run("kill", "--data-dir", file.resolve("data").toString()))
                .isEqualTo(ExitCode.IO);

        assertThat(terminal.err()).contains("NOT STOPPED", "by hand");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kill --scope planet --target x",
                "kill --scope instrument",
                "kill --target BTCUSDT",
                "kill --scope account --target demo",
                "kill --flatten --keep-orders",
                "kill --status --flatten",
                "kill --reason= ",
                "kill now",
                "rearm",
                "rearm --reason=",
                "rearm --reason x --scope strategy"
            })
    void a_slip_of_the_pen_stops_nothing(String line) {
        assertThat(terminal.run((line + " --data-dir " + data).split(" +"))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--help");
        assertThat(data.resolve("KILL")).doesNotExist();
    }

    private int kill(String... options) {
        return terminal.run(line("kill", options));
    }

    private int rearm(String... options) {
        return terminal.run(line("rearm", options));
    }

    private String[] line(String command, String... options) {
        List<String> line = new ArrayList<>(List.of(command, "--data-dir", data.toString()));
        line.addAll(List.of(options));
        return line.toArray(String[]::new);
    }

    private ControlServer serve(QuotedGateway market) throws Exception {
        KillFile file = new KillFile(data);
        instance.stoppable(market.gateway(), new KillDesk(market.gateway(), file, List::of), file);
        return ControlServer.start(data, instance);
    }
}
