package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.audit.AuditEvent;
import trading.infra.audit.AuditRecords;
import trading.infra.audit.AuditTrail;
import trading.infra.process.DataDirectory;
import trading.launcher.control.ControlServer;
import trading.launcher.service.ServiceBoard;
import trading.launcher.service.ServiceDefinition;
import trading.web.security.AuditLog;

class AuditCommandTest {
    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    private Path data() {
        return folder.resolve("data");
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data-dir", data().toString()));
        return terminal.run(all.toArray(String[]::new));
    }

    private void record(int from, int to) throws Exception {
        try (DataDirectory directory = DataDirectory.open(data());
                AuditTrail trail = AuditTrail.open(directory)) {
            for (int i = from; i <= to; i++) {
                trail.record(AuditEvent.now("login", "number " + i, "127.0.0.1", "test", "anna by session"));
            }
        }
    }

    @Test
    void a_whole_trail_is_told_with_its_last_link() throws Exception {
        record(1, 3);
        assertThat(run("audit", "verify")).isZero();
        assertThat(terminal.out()).contains("Whole: 3 events");
        String link = AuditRecords.in(data()).verify("").orElseThrow().chain();
        assertThat(terminal.out()).contains(link);
        record(4, 5);
        assertThat(run("audit", "verify", "--kept", link)).isZero();
        assertThat(run("audit", "verify", "--kept", "0".repeat(64))).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("is not in the trail");
    }

    @Test
    void a_changed_line_is_named() throws Exception {
        record(1, 3);
        Path file = data().resolve("audit/audit-000001.jsonl");
        Files.writeString(file, Files.readString(file).replace("number 2", "number 7"));
        assertThat(run("audit", "verify", "--json")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("audit-000001.jsonl line 2");
        assertThat(terminal.out()).contains("\"state\" : \"damaged\"", "\"line\" : 2");
        assertThat(run("audit", "show")).isEqualTo(ExitCode.DATA);
    }

    @Test
    void events_that_were_cut_off_the_end_are_missed() throws Exception {
        record(1, 4);
        Path file = data().resolve("audit/audit-000001.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, 3)) + "\n");
        assertThat(run("audit", "verify")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.err()).contains("line 4: the head counts 4 events, and 3 are there");
    }

    @Test
    void an_earlier_trail_that_was_put_aside_keeps_the_verdict_from_being_good() throws Exception {
        record(1, 2);
        Files.writeString(data().resolve("audit/head"), "none\n");
        record(3, 3);
        assertThat(run("audit", "verify")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.out()).contains("Whole: 1 events");
        assertThat(terminal.err()).contains("An earlier trail was not what was written");
    }

    @Test
    void events_are_shown_by_type_since_and_tail() throws Exception {
        record(1, 5);
        assertThat(run("audit", "show", "--tail", "2")).isZero();
        assertThat(terminal.out())
                .contains("number 4", "number 5", "anna by session")
                .doesNotContain("number 3");
        assertThat(run("audit", "show", "--type", "logout", "--json")).isZero();
        assertThat(run("audit", "show", "--since", "2099-01-01", "--json")).isZero();
        assertThat(terminal.out()).doesNotContain("event_type");
        assertThat(run("audit", "show", "--since", "1h", "--json", "--tail", "1"))
                .isZero();
        JsonNode last =
                new ObjectMapper().readTree(terminal.out().lines().toList().getLast());
        assertThat(last.path("number").asInt()).isEqualTo(5);
        assertThat(last.path("event_type").asText()).isEqualTo("login");
        assertThat(last.path("source_ip").asText()).isEqualTo("127.0.0.1");
        assertThat(last.path("principal").asText()).isEqualTo("anna by session");
        assertThat(run("audit", "show", "--tail", "0")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void where_nothing_was_recorded_there_is_nothing_to_show() {
        assertThat(run("audit", "verify")).isZero();
        assertThat(terminal.out()).contains("There is no audit trail in");
        assertThat(run("audit", "show")).isZero();
        assertThat(run("audit")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_secret_that_is_kept_and_removed_is_in_the_trail_without_its_value() throws Exception {
        secret("set", "OPENAI_API_KEY", "sk-canary-17");
        secret("remove", "OPENAI_API_KEY", "");
        assertThat(AuditRecords.in(data()).newest(any -> true, 10))
                .extracting(one -> one.event().type() + " " + one.event().details())
                .containsExactly("secret_set OPENAI_API_KEY", "secret_removed OPENAI_API_KEY");
        assertThat(Files.readString(data().resolve("audit/audit-000001.jsonl"))).doesNotContain("canary");
    }

    @Test
    void while_an_instance_runs_its_trail_takes_what_commands_did_and_asked_for() throws Exception {
        Instance instance = new Instance(
                new ServiceBoard(Clock.systemUTC()), new StopSignal(), Restarts.of(ServiceDefinition.BUILT_IN));
        try (DataDirectory directory = DataDirectory.open(data());
                AuditTrail trail = AuditTrail.open(directory);
                AuditLog.Writing writing = AuditLog.writeInto(trail, AuditRecords.in(data()));
                ControlServer server = ControlServer.start(data(), instance)) {
            secret("set", "OPENAI_API_KEY", "sk-canary-17");
            instance.stop("cli:anna");
        }
        assertThat(AuditRecords.in(data()).newest(any -> true, 10))
                .extracting(one -> one.event().type() + " from " + one.event().sourceIp())
                .containsExactly("secret_set from control socket", "stop_asked from control socket");
        assertThat(terminal.err()).isEmpty();
    }

    private void secret(String what, String name, String piped) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(piped.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("secret", what, name)).isZero();
        } finally {
            System.setIn(before);
        }
    }
}
