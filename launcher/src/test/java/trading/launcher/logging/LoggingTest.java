package trading.launcher.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import trading.launcher.logs.LogLevel;
import trading.launcher.logs.LogLine;
import trading.launcher.logs.LogReader;
import trading.launcher.service.LogDefinition;

class LoggingTest {
    private static final String STEERING = "a\u001b[2Jb\u202ec\rd\u0007";

    @TempDir
    Path folder;

    @AfterEach
    void backToTheTerminal() {
        Logging.early();
    }

    private void configure(String format) {
        Logging.configure(folder, "INFO", format, LogDefinition.USUAL);
    }

    private List<LogLine> read() throws IOException {
        List<LogLine> lines = new ArrayList<>();
        try (LogReader reader = new LogReader(folder, Set.of(), LogLevel.TRACE)) {
            reader.all(lines::add);
        }
        return lines;
    }

    @Test
    void each_service_has_a_file_and_the_rest_is_in_that_of_the_product() throws IOException {
        configure("text");
        LoggerFactory.getLogger("trading.engine.gateway.Ring").info("of the gateway");
        LoggerFactory.getLogger("trading.engine.strategy.host.Seat").info("of the orchestrator");
        LoggerFactory.getLogger("trading.web.WebServer").info("of the api");
        LoggerFactory.getLogger("trading.infra.store.PostgresRecorder").info("of the recorder");
        LoggerFactory.getLogger("trading.launcher.TradingSystem").info("of the launcher");

        assertThat(folder.resolve("gateway.log"))
                .content()
                .contains("of the gateway")
                .hasLineCount(1);
        assertThat(folder.resolve("orchestrator.log"))
                .content()
                .contains("of the orchestrator")
                .hasLineCount(1);
        assertThat(folder.resolve("api.log")).content().contains("of the api").hasLineCount(1);
        assertThat(folder.resolve("trading.log")).content().hasLineCount(2);
        assertThat(read().stream().map(LogLine::service))
                .containsExactlyInAnyOrder("gateway", "orchestrator", "api", "postgres", "launcher");
    }

    @Test
    void nothing_in_a_line_can_steer_a_terminal_or_begin_another_line() throws Exception {
        for (String format : List.of("text", "json")) {
            configure(format);
            Thread thread = new Thread(
                    () -> LoggerFactory.getLogger("trading.launcher.X")
                            .warn(
                                    "got {}\n2026-11-26T22:00:01.000Z INFO  [main] trading.launcher.Y - forged",
                                    STEERING,
                                    new IOException(
                                            "because " + STEERING + "\nforged",
                                            new IllegalStateException("deeper " + STEERING))),
                    "thread " + STEERING);
            thread.start();
            thread.join();
        }

        String raw = Files.readString(folder.resolve("trading.log"));
        assertThat(raw.chars().filter(each -> each < ' ' && each != '\n' && each != '\t' || each == '\u202e'))
                .isEmpty();
        List<LogLine> lines = read();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().message())
                .contains(
                        "forged", "java.io.IOException: because a\\u001b[2Jb\\u202ec\\rd\\u0007\\nforged", "Caused by:")
                .contains("LoggingTest");
    }

    @Test
    void the_format_changes_while_lines_come() throws IOException {
        configure("text");
        LoggerFactory.getLogger("trading.launcher.X").info("first");
        Logging.change("WARN", "json");
        LoggerFactory.getLogger("trading.launcher.X").info("too little");
        LoggerFactory.getLogger("trading.launcher.X").warn("second");

        try (Stream<String> lines = Files.lines(folder.resolve("trading.log"))) {
            assertThat(lines.map(line -> line.charAt(0))).containsExactly('2', '{');
        }
        assertThat(read().stream().map(LogLine::message)).containsExactly("first", "second");
    }
}
