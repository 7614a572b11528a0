package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.engine.gateway.Answer;
import trading.engine.gateway.DiskReserve;
import trading.engine.gateway.ExecutionGateway;
import trading.engine.gateway.GatewayConfig;
import trading.engine.gateway.TimeSource;
import trading.engine.gateway.Waiting;
import trading.engine.market.DemoMarket;
import trading.engine.message.Command;
import trading.engine.model.KillScope;
import trading.infra.process.DataDirectory;

class JournalCommandTest {
    @TempDir
    Path folder;

    private Path data = Path.of("");
    private long last;
    private Terminal terminal = new Terminal();

    @BeforeEach
    void a_journal_with_a_snapshot() throws Exception {
        data = folder.resolve("data");
        try (ExecutionGateway gateway = gateway()) {
            for (Command command : DemoMarket.commands()) {
                decide(gateway, command);
            }
            for (int i = 0; i < 100; i++) {
                decide(gateway, new Command.AdvanceTime());
            }
            decide(
                    gateway,
                    new Command.EngageKillSwitch(KillScope.GLOBAL, "", true, false, "clear \u001b[2J screen", "me"));
            last = gateway.lastSequence();
        }
        Files.createDirectories(data.resolve("postgres"));
    }

    private ExecutionGateway gateway() {
        return ExecutionGateway.start(
                new GatewayConfig(data, 64, 1 << 12, 0, Waiting.BLOCKING, DiskReserve.NONE),
                TimeSource.wallClock(),
                List.of());
    }

    private static void decide(ExecutionGateway gateway, Command command) throws Exception {
        assertThat(gateway.submit(command).get(20, TimeUnit.SECONDS)).isInstanceOf(Answer.Decided.class);
    }

    @Test
    void a_whole_journal_is_verified_and_needs_no_repair() throws Exception {
        assertThat(run("verify")).isZero();
        assertThat(terminal.out()).contains("everything up to sequence " + last);
        assertThat(run("repair")).isZero();
        assertThat(terminal.out()).contains("Nothing to repair");
    }

    @Test
    void inspect_shows_commands_in_words_and_as_json_and_obeys_nothing_in_them() throws Exception {
        assertThat(run("inspect", "--from", "" + last)).isZero();
        assertThat(terminal.out())
                .startsWith(last + " ")
                .contains("EngageKillSwitch", "\\u001b[2J")
                .doesNotContain("\u001b");
        assertThat(run("inspect", "--from", "2", "--to", "4", "--json")).isZero();
        List<String> lines = terminal.out().lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(first.path("sequence").asLong()).isEqualTo(2);
        assertThat(first.path("command").asText()).isNotEmpty();
        assertThat(run("inspect", "--from", "9", "--to", "8")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void damage_is_named_with_its_place_and_ends_with_65() throws Exception {
        Path damaged = damage();
        assertThat(run("verify")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.out()).contains("DAMAGED", "file=" + damaged.getFileName(), "offset=", "to " + last);
        assertThat(run("verify", "--json")).isEqualTo(ExitCode.DATA);
        JsonNode report = new ObjectMapper().readTree(terminal.out());
        assertThat(report.path("highest").asLong()).isEqualTo(last);
        assertThat(report.path("damage").path("sequence").asLong())
                .isEqualTo(report.path("lastGood").asLong() + 1);
    }

    @Test
    void a_dry_run_changes_nothing_and_a_repair_keeps_everything_it_takes_away() throws Exception {
        Path damaged = damage();
        byte[] before = Files.readAllBytes(damaged);
        assertThat(run("repair", "--dry-run")).isEqualTo(ExitCode.DATA);
        assertThat(terminal.out()).contains("Nothing was changed", "A repair loses sequences");
        assertThat(damaged).hasBinaryContent(before);
        assertThat(data.resolve("postgres")).exists();

        assertThat(run("repair", "--json")).isZero();
        JsonNode repaired = new ObjectMapper().readTree(terminal.out());
        assertThat(repaired.path("repaired").asBoolean()).isTrue();
        assertThat(Path.of(repaired.path("aside").asText())).isDirectory();
        assertThat(run("verify")).isZero();
        Path quarantine;
        try (var kept = Files.newDirectoryStream(data, "quarantine-*")) {
            quarantine = kept.iterator().next();
        }
        assertThat(quarantine.resolve("journal").resolve(damaged.getFileName())).hasBinaryContent(before);
        assertThat(quarantine.resolve("postgres")).exists();
        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(quarantine.resolve("snapshots").toFile().list()).hasSize(1);
        try (ExecutionGateway again = gateway()) {
            assertThat(again.recovery().lastSequence()).isPositive().isLessThan(last);
            decide(again, new Command.AdvanceTime());
        }
    }

    @Test
    void a_directory_in_use_and_one_without_a_journal_are_refused() throws Exception {
        try (DataDirectory held = DataDirectory.open(data)) {
            assertThat(run("verify")).isEqualTo(ExitCode.TEMPORARY);
            assertThat(run("repair")).isEqualTo(ExitCode.TEMPORARY);
        }
        data = folder.resolve("nothing");
        assertThat(run("verify")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(data).doesNotExist();
    }

    private Path damage() throws IOException {
        try (var segments = Files.list(data.resolve("journal"))) {
            Path segment = segments.filter(file -> file.toString().endsWith(".journal"))
                    .sorted()
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            try (RandomAccessFile open = new RandomAccessFile(segment.toFile(), "rw")) {
                open.seek(1_500);
                int old = open.read();
                open.seek(1_500);
                open.write(old ^ 1);
            }
            return segment;
        }
    }

    private int run(String command, String... rest) {
        terminal = new Terminal();
        String[] arguments = new String[rest.length + 4];
        arguments[0] = "journal";
        arguments[1] = command;
        System.arraycopy(rest, 0, arguments, 2, rest.length);
        arguments[rest.length + 2] = "--data-dir";
        arguments[rest.length + 3] = data.toString();
        return terminal.run(arguments);
    }
}
