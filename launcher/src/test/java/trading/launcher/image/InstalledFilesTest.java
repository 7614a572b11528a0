package trading.launcher.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledFilesTest {
    @TempDir
    Path home;

    @BeforeEach
    void unpack() throws IOException {
        for (String name : new String[] {"app/a.jar", "runtime/bin/java", "config/config.toml"}) {
            Files.createDirectories(home.resolve(name).getParent());
            Files.writeString(home.resolve(name), name);
        }
        Files.writeString(
                home.resolve(InstalledFiles.CHECKSUMS),
                "%s  app/a.jar%n%s  config/config.toml%n%s  runtime/bin/java%n"
                        .formatted(sum("app/a.jar"), sum("config/config.toml"), sum("runtime/bin/java"))
                        .replace("\r\n", "\n"));
    }

    private static String sum(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_was_unpacked_is_sound() throws IOException {
        InstalledFiles.Differences found = InstalledFiles.of(home).check();

        assertThat(found.isSound()).isTrue();
        assertThat(found.edited()).isEmpty();
    }

    @Test
    void a_changed_a_missing_and_a_foreign_file_are_named() throws IOException {
        Files.writeString(home.resolve("app/a.jar"), "app/b.jar");
        Files.delete(home.resolve("runtime/bin/java"));
        Files.writeString(home.resolve("app/planted.jar"), "x");

        InstalledFiles.Differences found = InstalledFiles.of(home).check();

        assertThat(found.isSound()).isFalse();
        assertThat(found.changed()).containsExactly("app/a.jar");
        assertThat(found.missing()).containsExactly("runtime/bin/java");
        assertThat(found.foreign()).containsExactly("app/planted.jar");
    }

    @Test
    void settings_are_there_to_be_changed_and_the_product_may_leave_its_archive() throws IOException {
        Files.writeString(home.resolve("config/config.toml"), "[api]");
        Files.writeString(home.resolve("app/trading.jsa"), "x");

        InstalledFiles.Differences found = InstalledFiles.of(home).check();

        assertThat(found.isSound()).isTrue();
        assertThat(found.edited()).containsExactly("config/config.toml");
    }

    @Test
    void a_list_that_is_none_is_refused() throws IOException {
        Files.writeString(home.resolve(InstalledFiles.CHECKSUMS), "nonsense\n");

        assertThatThrownBy(() -> InstalledFiles.of(home)).hasMessageContaining("nonsense");
    }
}
