package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTest {
    @Test
    void on_windows_a_child_has_what_its_parent_has_of_the_system_and_nothing_else() {
        Map<String, String> ours = Map.of(
                "SystemRoot", "C:\\Windows",
                "ComSpec", "D:\\cmd.exe",
                "PATH", "D:\\bin",
                "OPENAI_API_KEY", "sk-secret");

        assertThat(Launch.ofWindows(ours::get))
                .containsOnly(
                        Map.entry("SystemRoot", "C:\\Windows"),
                        Map.entry("ComSpec", "D:\\cmd.exe"),
                        Map.entry("PATH", "D:\\bin"));
    }

    @Test
    void a_service_without_path_and_command_processor_gives_its_children_those_of_the_system() {
        assertThat(Launch.ofWindows(Map.of("SystemRoot", "C:\\Windows")::get))
                .containsEntry("ComSpec", "C:\\Windows\\system32\\cmd.exe")
                .containsEntry("PATH", "C:\\Windows\\system32;C:\\Windows");
    }
}
