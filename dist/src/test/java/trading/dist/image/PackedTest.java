package trading.dist.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PackedTest {
    private static final Instant TIME = Instant.parse("2026-11-23T00:00:00Z");

    @TempDir
    Path folder;

    /// The same image, made in the order of `names` at `time`.
    private Path image(String parent, Instant time, List<String> names) throws IOException {
        Path image = folder.resolve(parent).resolve("trading-1-linux-x64");
        for (String name : names) {
            Path file = image.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content of " + name);
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(name.startsWith("bin/") ? "rwxrwxr-x" : "rw-rw----"));
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
        return image;
    }

    @Test
    void neither_the_order_nor_the_times_of_files_are_in_an_archive() throws IOException {
        Path first = image("a", Instant.EPOCH, List.of("bin/trading", "app/ä.jar", "app/b.jar"));
        Path second = image("b", Instant.now(), List.of("app/b.jar", "app/ä.jar", "bin/trading"));

        Packed.tarGz(first, folder.resolve("1.tar.gz"), TIME);
        Packed.tarGz(second, folder.resolve("2.tar.gz"), TIME);
        Packed.zip(first, folder.resolve("1.zip"), TIME);
        Packed.zip(second, folder.resolve("2.zip"), TIME);

        assertThat(folder.resolve("1.tar.gz")).hasSameBinaryContentAs(folder.resolve("2.tar.gz"));
        assertThat(folder.resolve("1.zip")).hasSameBinaryContentAs(folder.resolve("2.zip"));
    }

    @Test
    void a_tar_keeps_what_may_be_run_and_links_and_nothing_of_whoever_made_it() throws IOException {
        Path image = image("a", Instant.now(), List.of("bin/trading", "app/b.jar"));
        Files.createSymbolicLink(image.resolve("app/link.jar"), Path.of("b.jar"));
        Packed.tarGz(image, folder.resolve("1.tar.gz"), TIME);

        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        try (InputStream in = Files.newInputStream(folder.resolve("1.tar.gz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), entry);
                assertThat(entry.getLongUserId()).isZero();
                assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TIME);
            }
        }
        assertThat(entries.get("trading-1-linux-x64/bin/trading").getMode() & 0777)
                .isEqualTo(0755);
        assertThat(entries.get("trading-1-linux-x64/app/b.jar").getMode() & 0777)
                .isEqualTo(0644);
        assertThat(entries.get("trading-1-linux-x64/app/link.jar").getLinkName())
                .isEqualTo("b.jar");
    }

    @Test
    void a_zip_for_windows_takes_no_links() throws IOException {
        Path image = image("a", Instant.now(), List.of("app/b.jar"));
        Files.createSymbolicLink(image.resolve("app/link.jar"), Path.of("b.jar"));

        assertThatThrownBy(() -> Packed.zip(image, folder.resolve("1.zip"), TIME))
                .hasMessageContaining("link.jar");
    }

    @Test
    void of_programs_for_many_machines_those_of_one_are_kept() throws IOException {
        Path jar = folder.resolve("embedded-redis.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("redis-server-7-linux-amd64", "redis-server-7-darwin-arm64", "LICENSE")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[10_000]);
            }
        }

        Path cut = folder.resolve("cut.jar");
        PlatformJar.cut(jar, name -> !name.startsWith("redis-server") || name.contains("linux-amd64"), cut, TIME);

        try (ZipFile zip = new ZipFile(cut.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName)).containsExactly("LICENSE", "redis-server-7-linux-amd64");
        }
        assertThatThrownBy(() -> PlatformJar.cut(jar, name -> name.equals("LICENSE"), cut, TIME))
                .hasMessageContaining("has no Redis for this machine");
    }

    @Test
    void a_part_whose_licence_nobody_knows_is_in_no_image() throws IOException {
        Path app = Files.createDirectories(folder.resolve("app"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(app.resolve("one-1.0.jar")))) {
            zip.putNextEntry(new ZipEntry("META-INF/LICENSE.txt"));
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(app.resolve("other-2.1.jar")))) {
            zip.putNextEntry(new ZipEntry("a.class"));
        }
        Path known = Files.createDirectories(folder.resolve("known"));
        Files.writeString(known.resolve("parts.tsv"), "# parts\n");

        assertThatThrownBy(() -> Licences.collect(app, known, folder.resolve("licenses")))
                .hasMessageContaining("other-2.1")
                .hasMessageNotContaining("one-1.0");

        Files.createDirectories(known.resolve("texts"));
        Files.writeString(known.resolve("texts/MIT.txt"), "as you like");
        Files.writeString(known.resolve("parts.tsv"), "other\tMIT\tCopyright somebody\n");
        Licences.collect(app, known, folder.resolve("again"));
        assertThat(folder.resolve("again/other-2.1/MIT.txt")).hasContent("as you like");
        assertThat(folder.resolve("again/other-2.1/COPYRIGHT.txt")).hasContent("Copyright somebody");
        assertThat(folder.resolve("again/one-1.0/LICENSE.txt")).exists();
    }
}
