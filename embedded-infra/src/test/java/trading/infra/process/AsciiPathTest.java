package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AsciiPathTest {
    @TempDir
    Path folder;

    @Test
    void letters_that_every_code_page_has_are_plain() {
        assertThat(AsciiPath.isPlain("C:\\Program Files\\trading (1)~")).isTrue();
        assertThat(AsciiPath.isPlain("C:\\J\u00f6rg")).isFalse();
        assertThat(AsciiPath.isPlain("C:\\\u4e2d\u6587")).isFalse();
        assertThat(AsciiPath.isPlain("C:\\tab\there")).isFalse();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void elsewhere_names_are_bytes_and_stay_as_they_are() throws IOException {
        Path named = Files.createDirectory(folder.resolve("J\u00f6rg \u4e2d\u6587"));

        assertThat(AsciiPath.of(named)).isEqualTo(named);
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void the_short_name_is_plain_and_names_the_same_folder() throws IOException {
        Path named = Files.createDirectory(folder.resolve("J\u00f6rg \u4e2d\u6587"));

        Path plain = AsciiPath.of(named);

        assertThat(AsciiPath.isPlain(plain.toString())).isTrue();
        assertThat(Files.isSameFile(plain, named)).isTrue();
    }
}
