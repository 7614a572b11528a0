package trading.launcher.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {
    @Test
    void a_line_of_ours_has_time_level_thread_logger_and_service() {
        assertThat(
                        read(
                                "trading",
                                "2026-11-26T22:31:29.021Z ERROR [postgres-recorder] t.infra.store.PostgresRecorder - recorder: x"))
                .containsExactly(new LogLine(
                        Instant.parse("2026-11-26T22:31:29.021Z"),
                        LogLevel.ERROR,
                        "postgres",
                        "postgres-recorder",
                        "t.infra.store.PostgresRecorder",
                        "recorder: x",
                        "f"));
    }

    @Test
    void a_stack_trace_stays_with_its_line() {
        assertThat(read(
                        "trading",
                        "2026-11-26T22:31:29.021Z WARN  [main] trading.launcher.TradingSystem - first",
                        "java.io.IOException: no",
                        "\tat a.B.c(B.java:1)",
                        "",
                        "2026-11-26T22:31:29.022Z INFO  [main] trading.launcher.TradingSystem - second"))
                .extracting(LogLine::message)
                .containsExactly("first\njava.io.IOException: no\n\tat a.B.c(B.java:1)\n", "second");
    }

    @Test
    void what_logback_writes_as_json_is_read_with_its_arguments_and_its_stack_trace() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        LoggingEvent event = new LoggingEvent(
                "x",
                context.getLogger("trading.web.WebServer"),
                ch.qos.logback.classic.Level.WARN,
                "port={} of {}",
                new IllegalStateException("taken", new RuntimeException("deep")),
                new Object[] {8080, "api"});
        String line = new String(encoder.encode(event), StandardCharsets.UTF_8).strip();

        List<LogLine> read = read("trading", line);

        assertThat(read).hasSize(1);
        assertThat(read.getFirst().service()).isEqualTo("api");
        assertThat(read.getFirst().level()).isEqualTo(LogLevel.WARN);
        assertThat(read.getFirst().time()).isEqualTo(Instant.ofEpochMilli(event.getTimeStamp()));
        assertThat(read.getFirst().message())
                .startsWith("port=8080 of api\njava.lang.IllegalStateException: taken\n\tat trading.launcher.logs.")
                .contains("\nCaused by: java.lang.RuntimeException: deep\n\tat ");
    }

    @Test
    void a_statement_stays_with_the_error_of_postgresql() {
        List<LogLine> read = read(
                "postgres",
                "2026-11-26 22:32:11.001 UTC [12343] LOG:  starting",
                "2026-11-26 22:32:11.002 UTC [12349] trading@trading ERROR:  relation \"x\" does not exist",
                "2026-11-26 22:32:11.002 UTC [12349] trading@trading STATEMENT:  select *",
                "\tfrom x",
                "2026-11-26 22:32:11.003 UTC [12350] [unknown]@[unknown] FATAL:  the database system is starting up");

        assertThat(read).extracting(LogLine::level).containsExactly(LogLevel.INFO, LogLevel.ERROR, LogLevel.ERROR);
        assertThat(read.get(1).message()).startsWith("relation").endsWith("STATEMENT:  select *\n\tfrom x");
        assertThat(read.get(2).time()).isEqualTo(Instant.parse("2026-11-26T22:32:11.003Z"));
    }

    @Test
    void the_signs_of_redis_are_levels() {
        assertThat(read(
                        "redis",
                        "                _._",
                        "12119:M 06 Nov 2026 22:31:11.479 * Ready",
                        "12119:M 06 Nov 2026 22:32:10.991 # User requested shutdown...",
                        "12119:C 06 Nov 2026 22:32:10.992 - closed"))
                .extracting(LogLine::level, LogLine::message)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LogLevel.INFO, "                _._"),
                        org.assertj.core.groups.Tuple.tuple(LogLevel.INFO, "Ready"),
                        org.assertj.core.groups.Tuple.tuple(LogLevel.WARN, "User requested shutdown..."),
                        org.assertj.core.groups.Tuple.tuple(LogLevel.DEBUG, "closed"));
    }

    @Test
    void a_program_of_somebody_is_understood_as_far_as_it_says_time_and_level() {
        List<LogLine> read = read(
                "mine",
                "no time yet",
                "ts=2026-11-26T22:00:00.5+01:00 level=warn msg=one",
                "  set in",
                "2026-11-26 21:00:01,250 ERROR two",
                "no time, so that of before");

        assertThat(read)
                .extracting(LogLine::time)
                .containsExactly(
                        Instant.EPOCH,
                        Instant.parse("2026-11-26T21:00:00.500Z"),
                        Instant.parse("2026-11-26T21:00:01.250Z"),
                        Instant.parse("2026-11-26T21:00:01.250Z"));
        assertThat(read)
                .extracting(LogLine::level)
                .containsExactly(LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR, LogLevel.INFO);
        assertThat(read.get(1).message()).endsWith("msg=one\n  set in");
    }

    @Test
    void a_line_may_come_in_pieces_of_any_size() {
        byte[] text = "2026-11-26T22:31:29.021Z INFO  [main] a.B - größer\nmore\n".getBytes(StandardCharsets.UTF_8);
        LogEntries entries = new LogEntries("trading", Instant.EPOCH);
        for (int i = 0; i < text.length; i++) {
            entries.add(text, i, i + 1, "f");
        }

        assertThat(entries.take()).isEmpty();
        assertThat(entries.takeAll()).extracting(LogLine::message).containsExactly("größer\nmore");
    }

    @ParameterizedTest
    @CsvSource({
        "trading.engine.gateway.ExecutionGateway, gateway",
        "t.e.gateway.DecideStage, gateway",
        "trading.engine.orchestrator.Orchestrator, orchestrator",
        "trading.engine.strategy.host.StrategyHost, orchestrator",
        "trading.web.WebServer, api",
        "org.eclipse.jetty.server.Server, api",
        "trading.infra.store.RedisWriter, redis",
        "trading.infra.redis.RedisServer, redis",
        "t.infra.store.PostgresRecorder, postgres",
        "com.zaxxer.hikari.HikariDataSource, postgres",
        "trading.launcher.service.SupervisedChild, launcher",
        "trading.infra.process.ChildProcess, launcher",
        "ROOT, launcher"
    })
    void the_logger_tells_the_service(String logger, String service) {
        assertThat(LoggerService.of(logger)).isEqualTo(service);
    }

    @Test
    void nothing_in_a_line_steers_the_terminal_or_looks_like_another_entry() {
        LogLine line = new LogLine(
                Instant.parse("2026-11-26T22:31:29.021Z"),
                LogLevel.WARN,
                "mine",
                null,
                null,
                "a\u001b[2Jb\rc\u202ed\n2026-11-26T22:31:29.021Z ERROR forged",
                "mine.log");

        assertThat(LogPrinter.text(line, false))
                .isEqualTo("2026-11-26T22:31:29.021Z WARN  mine         a\\u001b[2Jb\\rc\\u202ed\n"
                        + "    2026-11-26T22:31:29.021Z ERROR forged");
        assertThat(LogPrinter.text(line, true))
                .contains("\u001b[33mWARN \u001b[0m")
                .doesNotContain("\u001b[2J");
        assertThat(LogPrinter.json(line))
                .isEqualTo("{\"time\":\"2026-11-26T22:31:29.021Z\",\"level\":\"WARN\",\"service\":\"mine\","
                        + "\"message\":\"a\\u001B[2Jb\\rc\\u202Ed\\n2026-11-26T22:31:29.021Z ERROR forged\","
                        + "\"source\":\"mine.log\"}");
    }

    private static List<LogLine> read(String log, String... lines) {
        LogEntries entries = new LogEntries(log, Instant.EPOCH);
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        entries.add(text, 0, text.length, "f");
        return new ArrayList<>(entries.finish("f"));
    }
}
