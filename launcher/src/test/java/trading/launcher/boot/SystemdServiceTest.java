package trading.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SystemdServiceTest {
    @TempDir
    Path folder;

    private SystemdService service(boolean isRoot) {
        return new SystemdService(folder.resolve("units"), folder, isRoot);
    }

    private static BootRequest request(Path image, @Nullable Path data, @Nullable String listen) {
        return new BootRequest(image, data, "trading", listen, null, false);
    }

    @Test
    void the_unit_has_a_user_of_its_own_and_no_rights_that_it_can_do_without() {
        String unit =
                new SystemdUnit(Path.of("/opt/trading"), Path.of("/var/lib/trading"), "trading", List.of()).text();

        assertThat(unit.lines())
                .contains(
                        "Type=notify",
                        "User=trading",
                        "ExecStart=\"/opt/trading/trading\" start --headless --data-dir \"/var/lib/trading\"",
                        "StateDirectory=trading",
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "ProtectHome=yes",
                        "CapabilityBoundingSet=")
                // Java writes what it then runs.
                .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"));
    }

    @Test
    void what_systemd_reads_in_a_special_way_is_not_read_so() {
        String unit = new SystemdUnit(
                        Path.of("/opt/100%/a \"b\" $HOME"), Path.of("/srv/data"), "trading", List.of("--listen", "::"))
                .text();

        assertThat(unit)
                .contains(
                        "ExecStart=\"/opt/100%%/a \\\"b\\\" $$HOME/trading\" start --headless --data-dir \"/srv/data\""
                                + " \"--listen\" \"::\"\n")
                .contains("ReadWritePaths=\"/srv/data\"\n");
    }

    @Test
    void systemd_itself_finds_nothing_wrong_with_the_unit() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "there is no systemd-analyze here");
        Path image = Files.createDirectories(folder.resolve("a folder"));
        Files.writeString(image.resolve("trading"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(image.resolve("trading"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Path unit = folder.resolve("trading.service");
        Files.writeString(unit, new SystemdUnit(image, Path.of("/var/lib/trading"), "root", List.of()).text());

        BootStep.Answer verified = BootStep.Answer.of(
                List.of(analyze.toString(), "verify", "--man=no", "--recursive-errors=no", unit.toString()));

        assertThat(verified.code()).as(verified.said()).isZero();
        assertThat(verified.said()).doesNotContain("trading.service");
    }

    @Test
    void an_installation_makes_the_user_writes_the_unit_and_enables_it() throws Exception {
        List<BootStep> steps = service(true).install(request(Path.of("/opt/trading"), Path.of("/srv/a b"), null));

        assertThat(steps.stream().map(BootStep::shown))
                .hasSize(5)
                .anyMatch(step -> step.contains("useradd --system"))
                .contains(
                        "install -d -m 0700 -o trading -g trading \"/srv/a b\"",
                        "write " + folder.resolve("units/trading.service"),
                        "systemctl daemon-reload",
                        "systemctl enable trading.service");
        steps.get(2).perform();
        assertThat(folder.resolve("units/trading.service")).content().contains("ReadWritePaths=\"/srv/a b\"");
        service(true).uninstall().get(1).perform();
        assertThat(folder.resolve("units/trading.service")).doesNotExist();
    }

    @Test
    void a_machine_without_systemd_and_a_person_without_rights_are_told_so() throws Exception {
        assertThat(new SystemdService(folder, folder.resolve("absent"), true).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.ofRights()).isFalse());
        assertThat(service(false).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal.ofRights()).isTrue());
        assertThat(service(true).refusal()).isEmpty();
    }

    @Test
    void a_program_in_a_folder_that_is_closed_to_others_is_refused() throws Exception {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path image = Files.createDirectory(closed.resolve("trading"));

        assertThat(service(true).refusal(request(image, null, null)))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).contains(folder.toString()));
    }

    @Test
    void a_firewall_is_spoken_of_only_when_others_are_to_reach_it() {
        assertThat(service(true).notes(request(folder, null, null))).noneMatch(note -> note.contains("firewall"));
        assertThat(service(true).notes(request(folder, null, "127.0.0.1")))
                .noneMatch(note -> note.contains("firewall"));
        assertThat(service(true).notes(request(folder, null, "0.0.0.0")))
                .anyMatch(note -> note.contains("ufw allow 8000/tcp"));
    }

    @Test
    void what_systemctl_shows_is_the_state() {
        assertThat(SystemdService.state("MainPID=4711\nActiveState=active\nSubState=running\nUnitFileState=enabled\n"))
                .isEqualTo(new BootState(true, true, "running", 4711));
        assertThat(SystemdService.state("MainPID=0\nActiveState=failed\nUnitFileState=disabled"))
                .isEqualTo(new BootState(true, false, "failed", 0));
    }

    @Test
    void a_step_that_fails_tells_what_was_said() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> BootStep.Run.of("/bin/sh", "-c", "echo no such thing >&2; exit 3")
                                .perform()))
                .hasMessageContaining("ended with 3: no such thing");
    }
}
