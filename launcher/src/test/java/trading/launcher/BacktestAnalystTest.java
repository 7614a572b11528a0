package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;

/// `backtest` and `optimize` of a strategy that asks the analyst.
class BacktestAnalystTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private Terminal terminal = new Terminal();

    @BeforeAll
    static void importBars() throws IOException {
        MadeUpMinutes.bringInto(folder.resolve("data"), 6);
    }

    private int run(Path data, String... arguments) {
        terminal = new Terminal();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--symbol", "BTCUSDT", "--data-dir", data.toString()));
        return terminal.run(all.toArray(String[]::new));
    }

    private static void keep(Path data, String address) throws IOException {
        Path calls = AnalystJournal.in(data);
        Files.createDirectories(calls.getParent());
        try (AnalystJournal journal = AnalystJournal.open(calls)) {
            journal.append(new CallRecord(
                    "1",
                    "analyst-follower",
                    "0".repeat(64),
                    1,
                    0,
                    1,
                    "OPENAI",
                    "m-1",
                    address,
                    null,
                    "",
                    200,
                    "",
                    "",
                    null,
                    "",
                    CallCost.NONE));
        }
    }

    @Test
    void the_rules_answer_what_was_never_asked_and_no_model_is_called() throws Exception {
        AtomicInteger called = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            called.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            Path data = folder.resolve("data");
            keep(data, "http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
            assertThat(run(data, "backtest", "analyst-follower", "--json"))
                    .as(terminal.err())
                    .isZero();
            JsonNode kept = JSON.readTree(terminal.out());

            assertThat(kept.at("/opinions/kept").asInt()).isZero();
            assertThat(kept.at("/opinions/rules").asInt()).isGreaterThan(100);
            assertThat(kept.at("/opinions/models")).isEmpty();
            assertThat(called).hasValue(0);
            assertThat(run(data, "backtest", "analyst-follower", "--json", "--analyst", "rules"))
                    .isZero();
            assertThat(JSON.readTree(terminal.out()).path("hash")).isEqualTo(kept.path("hash"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_report_and_an_optimisation_say_whose_opinions_there_were() {
        Path data = folder.resolve("data");
        Path html = folder.resolve("report.html");
        assertThat(run(data, "backtest", "analyst-follower", "--analyst", "rules", "--html", html.toString()))
                .isZero();
        assertThat(terminal.out()).containsPattern("opinions: 0 kept answers, \\d+ by the rules");
        assertThat(html).content().containsPattern("opinions: 0 kept answers, \\d+ by the rules");
        assertThat(run(data, "optimize", "analyst-follower", "--param", "confidence=0.3,0.6", "--engine", "local[1]"))
                .isZero();
        assertThat(terminal.out()).containsPattern("opinions in all trials: 0 kept answers, \\d+ by the rules");
        assertThat(run(data, "backtest", "ema-cross")).isZero();
        assertThat(terminal.out()).doesNotContain("opinions");
    }

    @Test
    void no_run_asks_a_model_whatever_is_written() {
        for (String command : List.of("backtest analyst-follower", "optimize analyst-follower --param range=10,14")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
            words.addAll(List.of("--analyst", "ask"));
            assertThat(run(folder.resolve("data"), words.toArray(String[]::new)))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(terminal.err()).contains("analyst=ask: write kept", "call no model");
        }
    }

    @Test
    void a_journal_that_was_changed_stops_the_run_unless_the_rules_alone_are_asked() throws Exception {
        Path data = folder.resolve("damaged");
        MadeUpMinutes.bringInto(data, 6);
        keep(data, "http://127.0.0.1:9/v1");
        Path calls = AnalystJournal.in(data);
        Files.writeString(calls, Files.readString(calls).replace("m-1", "m-2"));

        assertThat(run(data, "backtest", "analyst-follower")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("calls.jsonl line 1");
        assertThat(run(data, "backtest", "analyst-follower", "--analyst", "rules"))
                .isZero();
        assertThat(run(data, "backtest", "ema-cross")).isZero();
    }
}
