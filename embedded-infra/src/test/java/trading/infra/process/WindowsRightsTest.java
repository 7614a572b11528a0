package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsRightsTest {
    @Test
    void nothing_is_inherited_and_the_owner_the_system_and_administrators_may_do_all() {
        assertThat(WindowsRights.command(Path.of("data"), Map.of("USERDOMAIN", "DESK"), "ada"))
                .containsExactly(
                        "icacls",
                        "data",
                        "/inheritance:r",
                        "/grant:r",
                        "DESK\\ada:(OI)(CI)F",
                        "*S-1-5-18:(OI)(CI)F",
                        "*S-1-5-32-544:(OI)(CI)F");
    }

    @Test
    void without_a_domain_the_name_alone_is_the_owner() {
        assertThat(WindowsRights.command(Path.of("data"), Map.of(), "ada")).contains("ada:(OI)(CI)F");
    }
}
