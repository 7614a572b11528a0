package trading.launcher.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsServiceTest {
    private final WindowsService service = new WindowsService(Path.of("trading"));

    @Test
    void the_account_for_services_may_write_the_data_and_read_the_program() {
        List<BootStep> steps = service.install(
                new BootRequest(Path.of("trading"), Path.of("the data"), "trading", "0.0.0.0", "8443", true));

        assertThat(steps.stream().map(BootStep::shown))
                .containsExactly(
                        "make the folder the data",
                        "icacls \"the data\" /inheritance:r /grant:r *S-1-5-19:(OI)(CI)M *S-1-5-18:(OI)(CI)F"
                                + " *S-1-5-32-544:(OI)(CI)F",
                        "icacls trading /grant *S-1-5-19:(OI)(CI)RX",
                        Path.of("trading", "trading.exe")
                                + " --windows-service install --data-dir \"the data\" --listen 0.0.0.0 --api-port 8443",
                        "net start Trading");
    }

    @Test
    void what_trading_exe_says_is_the_state() {
        assertThat(WindowsService.state("auto running 4711\r\n")).isEqualTo(new BootState(true, true, "running", 4711));
        assertThat(WindowsService.state("absent\r\n")).isEqualTo(BootState.NONE);
    }

    @Test
    void the_firewall_rule_names_the_port_and_the_program() {
        assertThat(service.notes(new BootRequest(Path.of("trading"), null, "trading", "0.0.0.0", "8443", false)))
                .anyMatch(note -> note.contains("netsh advfirewall") && note.contains("localport=8443"));
    }
}
