package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void data_are_kept_beside_the_executable() {
        assertThat(Home.defaultDataDirectory(folder)).isEqualTo(folder.resolve("data"));
    }

    @Test
    void data_go_to_the_users_folder_when_the_place_beside_cannot_be_written() throws Exception {
        Files.createFile(folder.resolve("data"));

        assertThat(Home.defaultDataDirectory(folder)).isNotEqualTo(folder.resolve("data"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_users_folder_on_linux_is_that_of_the_desktop_standard() {
        assertThat(Home.userDataFolder(Map.of("XDG_DATA_HOME", "/x"), "/home/ada"))
                .isEqualTo(Path.of("/x/trading"));
        assertThat(Home.userDataFolder(Map.of(), "/home/ada")).isEqualTo(Path.of("/home/ada/.local/share/trading"));
    }

    @Test
    void a_home_that_is_the_users_folder_holds_the_data_itself() {
        Path users = Home.userDataFolder(System.getenv(), System.getProperty("user.home"));

        assertThat(Home.defaultDataDirectory(users)).isEqualTo(users);
    }

    @Test
    void a_home_apart_from_the_program_gets_its_configuration_once() throws Exception {
        Path image = folder.resolve("programs/1");
        Files.createDirectories(image.resolve("config/strategies"));
        Files.writeString(image.resolve("config/strategies/a.toml"), "as made");
        Path home = folder.resolve("home");

        Home.prepare(image, home);
        assertThat(home.resolve("config/strategies/a.toml")).hasContent("as made");

        Files.writeString(home.resolve("config/strategies/a.toml"), "as I want it");
        Home.prepare(image, home);
        assertThat(home.resolve("config/strategies/a.toml")).hasContent("as I want it");
        assertThat(home)
                .isDirectoryContaining(path -> path.endsWith("config"))
                .isDirectoryNotContaining(path -> !path.endsWith("config"));
    }
}
