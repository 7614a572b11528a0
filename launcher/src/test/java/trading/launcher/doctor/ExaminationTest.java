package trading.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import trading.infra.process.DataDirectory;
import trading.infra.process.Platform;
import trading.infra.process.ProgramArchive;
import trading.launcher.bench.Latencies;
import trading.launcher.config.ConfigLoader;

class ExaminationTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @TempDir
    Path home;

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_taken_port_is_named_with_its_holder_and_a_way_out() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Surroundings here = here(Map.of("POSTGRES_PORT", Integer.toString(taken.getLocalPort())), null);

            assertThat(Examination.of(here, "postgres"))
                    .filteredOn(Finding::isWrong)
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.what())
                                .contains("pid " + ProcessHandle.current().pid());
                        assertThat(finding.mend()).contains("POSTGRES_PORT");
                    });
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_port_that_the_running_instance_holds_is_as_it_should_be() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Surroundings here = here(
                    Map.of("API_PORT", Integer.toString(taken.getLocalPort())),
                    "{\"status\": {\"pid\": " + ProcessHandle.current().pid() + ", \"services\": []}}");

            assertThat(Examination.of(here, "api"))
                    .noneMatch(Finding::isWrong)
                    .anyMatch(finding -> finding.what().contains("is in use by"));
        }
    }

    @Test
    void a_wrong_setting_is_a_finding_and_the_other_checks_go_on() throws Exception {
        Surroundings here = here(Map.of("POSTGRES_PORT", "none", "REDIS_PORT", "17"), null);

        assertThat(Examination.of(here, ""))
                .anySatisfy(finding -> {
                    assertThat(finding.subject()).isEqualTo("config");
                    assertThat(finding.what()).contains("postgres.port = none (environment)");
                    assertThat(finding.mend()).contains("expected: a port");
                })
                .anyMatch(finding ->
                        finding.subject().equals("redis") && finding.what().contains("port 17"))
                .anyMatch(finding -> finding.subject().equals("versions"))
                .noneMatch(finding ->
                        finding.subject().equals("postgres") && finding.what().startsWith("port "));
    }

    @Test
    void a_wrong_line_of_services_json_is_told_and_so_is_a_program_that_is_missing() throws Exception {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/services.json"), "{\"services\": [{\"nam\": \"x\"}]}");
        assertThat(Examination.of(here(Map.of(), null), "services"))
                .anyMatch(finding -> finding.isWrong() && finding.what().contains("services.json line 1"));

        Path program = home.resolve("absent");
        Files.writeString(
                home.resolve("config/services.json"),
                "{\"services\": [{\"name\": \"x\", \"command\": \"" + program + "\"}]}");
        assertThat(Examination.of(here(Map.of(), null), "services"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains(program.toString()));
    }

    @Test
    void a_service_of_the_instance_that_failed_is_told_with_its_error_and_the_command_that_mends_it() throws Exception {
        Surroundings here = here(Map.of(), """
                {"status": {"version": "1", "pid": 1, "services": [
                  {"name": "redis", "status": "failed", "healthStatus": "unhealthy", "restartCount": 3,
                   "lastError": "it ended with 1"},
                  {"name": "gateway", "status": "running", "healthStatus": "healthy", "restartCount": 0}]}}
                """);

        assertThat(Examination.of(here, "redis")).filteredOn(Finding::isWrong).anySatisfy(finding -> {
            assertThat(finding.what()).contains("redis is failed", "3 times", "it ended with 1");
            assertThat(finding.mend()).contains("trading restart redis");
        });
        assertThat(Examination.of(here, "gateway"))
                .anyMatch(finding -> finding.what().contains("gateway is running, healthy"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_of_a_program_that_was_changed_is_named() throws Exception {
        Path runtime = Files.createDirectories(data().resolve("runtime"));
        Path program = ProgramArchive.redis(Platform.current()).unpackInto(runtime);
        assertThat(Examination.of(here(Map.of(), null), "redis")).noneMatch(Finding::isWrong);

        Files.writeString(program.resolve("redis-server"), "#!/bin/sh\n");

        assertThat(Examination.of(here(Map.of(), null), "redis"))
                .filteredOn(Finding::isWrong)
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("changed: redis-server"));
    }

    @Test
    void the_data_of_a_newer_build_are_told_as_such() throws Exception {
        DataDirectory.open(data()).close();
        assertThat(Examination.of(here(Map.of(), null), "data")).noneMatch(Finding::isWrong);

        Files.writeString(data().resolve("trading.format"), "format 99\n");
        Files.createDirectories(data().resolve("postgres"));
        Files.writeString(data().resolve("postgres/PG_VERSION"), "9\n");

        assertThat(Examination.of(here(Map.of(), null), "data"))
                .anyMatch(finding -> finding.isWrong() && finding.what().contains("format=99"));
        assertThat(Examination.of(here(Map.of(), null), "postgres"))
                .anyMatch(finding -> finding.isWrong() && finding.what().contains("written by PostgreSQL 9"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_secret_that_others_may_read_is_told_with_the_command_that_closes_it() throws Exception {
        Path secrets = Files.createDirectories(data().resolve("secrets"));
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
        Path secret = Files.writeString(secrets.resolve("session.key"), "canary-5e55");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(Examination.of(here(Map.of(), null), "permissions"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isWrong()).isTrue();
                    assertThat(finding.mend()).contains("chmod 600 " + secret);
                    assertThat(finding.toString()).doesNotContain("canary");
                });
    }

    @Test
    void a_journal_with_a_changed_byte_is_told_with_the_place() throws Exception {
        Path journal = Files.createDirectories(data().resolve("journal"));
        Files.write(journal.resolve("00000000000000000001.journal"), new byte[8_192]);

        assertThat(Examination.of(here(Map.of(), null), "journal"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.isWrong()).isTrue();
                    assertThat(finding.what()).contains("file=00000000000000000001.journal");
                    assertThat(finding.mend()).contains("trading journal repair --dry-run");
                });
        assertThat(Examination.of(here(Map.of(), "{\"status\": {}}"), "journal"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.mend()).contains("trading stop"));
    }

    @Test
    void a_disk_below_the_gateways_reserve_is_wrong_and_one_near_it_is_noted() {
        long gigabyte = 1L << 30;

        assertThat(SpaceCheck.ofBytes(gigabyte - 1, 10 * gigabyte, home).verdict())
                .isEqualTo(Verdict.WRONG);
        assertThat(SpaceCheck.ofBytes(4 * gigabyte, 100 * gigabyte, home).verdict())
                .isEqualTo(Verdict.WRONG);
        assertThat(SpaceCheck.ofBytes(6 * gigabyte, 100 * gigabyte, home).verdict())
                .isEqualTo(Verdict.NOTE);
        assertThat(SpaceCheck.ofBytes(50 * gigabyte, 100 * gigabyte, home).verdict())
                .isEqualTo(Verdict.OK);
        assertThat(SpaceCheck.ofInodes("5 1000000\n").orElseThrow().isWrong()).isTrue();
        assertThat(SpaceCheck.ofInodes("500000 1000000\n").orElseThrow().isWrong())
                .isFalse();
        assertThat(SpaceCheck.ofInodes("0 0")).isEmpty();
    }

    @Test
    void a_folder_on_a_disk_without_programs_is_wrong() {
        List<String> mounts = List.of(
                "/dev/a / ext4 rw,relatime 0 0",
                "/dev/b /srv ext4 rw,noexec 0 0",
                "/dev/c /srv/trading ext4 rw 0 0",
                "/dev/d /mnt/my\\040disk ext4 rw,nosuid,noexec 0 0");

        assertThat(RuntimeFolderCheck.of(Path.of("/srv/other"), mounts).mend()).contains("remount,exec /srv");
        assertThat(RuntimeFolderCheck.of(Path.of("/mnt/my disk/x"), mounts).isWrong())
                .isTrue();
        assertThat(RuntimeFolderCheck.of(Path.of("/srv/trading/data"), mounts).isWrong())
                .isFalse();
        assertThat(RuntimeFolderCheck.of(Path.of("/home"), mounts).isWrong()).isFalse();
    }

    @Test
    void a_clock_that_was_turned_back_is_told() throws Exception {
        Path journal = Files.createDirectories(data().resolve("journal"));
        Path segment = Files.createFile(journal.resolve("1.journal"));
        ClockCheck check = new ClockCheck(Clock.fixed(NOW, ZoneOffset.UTC));

        Files.setLastModifiedTime(segment, FileTime.from(NOW.minusSeconds(60)));
        assertThat(check.findings(here(Map.of(), null)).getFirst().isWrong()).isFalse();

        Files.setLastModifiedTime(segment, FileTime.from(NOW.plus(Duration.ofHours(1))));
        assertThat(check.findings(here(Map.of(), null)).getFirst().what()).contains("3600 s", "turned back");
    }

    @Test
    void what_chrony_and_timedatectl_say_is_understood() {
        assertThat(ClockCheck.ofChrony("System time     : 0.000012 seconds slow of NTP time"))
                .hasValueSatisfying(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.OK));
        assertThat(ClockCheck.ofChrony("System time     : 4.250000 seconds fast of NTP time"))
                .hasValueSatisfying(finding -> assertThat(finding.what()).contains("4.250000 s fast"));
        assertThat(ClockCheck.ofChrony("System time     : 4.250000 seconds fast of NTP time")
                        .orElseThrow()
                        .isWrong())
                .isTrue();
        assertThat(ClockCheck.ofChrony("506 Cannot talk to daemon")).isEmpty();
        assertThat(ClockCheck.ofTimedatectl("no\n").orElseThrow().verdict()).isEqualTo(Verdict.NOTE);
        assertThat(ClockCheck.ofTimedatectl("yes\n").orElseThrow().verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void slow_disks_few_files_and_little_memory_are_told() {
        Latencies slow = new Latencies();
        slow.record(Duration.ofMillis(30).toNanos());

        assertThat(ForceCheck.of(slow, false).what()).contains("takes 30.0", "1 times");
        assertThat(ForceCheck.of(slow, false).verdict()).isEqualTo(Verdict.NOTE);
        assertThat(ForceCheck.of(slow, true).what()).contains("in memory");
        assertThat(FileLimitCheck.of(256).isWrong()).isTrue();
        assertThat(FileLimitCheck.of(2_048).verdict()).isEqualTo(Verdict.NOTE);
        assertThat(FileLimitCheck.of(1 << 20).verdict()).isEqualTo(Verdict.OK);
        assertThat(MemoryCheck.of(512L << 20, 0, 0).isWrong()).isTrue();
        assertThat(MemoryCheck.of(8L << 30, 0, 0).isWrong()).isFalse();
    }

    @Test
    void the_disk_is_measured_and_nothing_is_left_behind() throws Exception {
        Files.createDirectories(data());

        assertThat(Examination.of(here(Map.of(), null), "disk"))
                .anyMatch(finding ->
                        finding.what().contains("durable") || finding.what().contains("in memory"));
        assertThat(data()).isEmptyDirectory();
    }

    private Path data() {
        return home.resolve("data");
    }

    private Surroundings here(Map<String, String> environment, String status) throws Exception {
        var understood = new ConfigLoader(home, environment).understand(folder -> folder.resolve("data"));
        Optional<JsonNode> answer =
                status == null ? Optional.empty() : Optional.of(new ObjectMapper().readTree(status));
        return new Surroundings(understood.config(), understood.errors(), answer);
    }
}
