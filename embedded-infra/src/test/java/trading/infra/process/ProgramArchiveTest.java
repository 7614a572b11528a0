package trading.infra.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

class ProgramArchiveTest {
    @TempDir
    Path runtime;

    @Test
    void it_is_unpacked_once() throws IOException {
        Path first = unpack();
        var time = Files.getLastModifiedTime(first.resolve("redis-server"));

        assertThat(first.getFileName().toString()).matches("redis-[0-9a-f]{16}");
        assertThat(first.resolve("redis-server")).isExecutable();
        assertThat(unpack()).isEqualTo(first);
        assertThat(Files.getLastModifiedTime(first.resolve("redis-server"))).isEqualTo(time);
    }

    @Test
    void a_changed_byte_is_mended() throws IOException {
        Path program = unpack().resolve("redis-server");
        byte[] whole = Files.readAllBytes(program);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(program, damaged);

        unpack();

        assertThat(Files.readAllBytes(program)).isEqualTo(whole);
    }

    @Test
    void a_byte_changed_in_secret_is_mended_too() throws IOException {
        Path program = unpack().resolve("redis-server");
        byte[] whole = Files.readAllBytes(program);
        FileTime time = Files.getLastModifiedTime(program);
        byte[] damaged = whole.clone();
        damaged[whole.length / 2] ^= 1;
        Files.write(program, damaged);
        Files.setLastModifiedTime(program, time);

        unpack();

        assertThat(Files.readAllBytes(program)).isEqualTo(whole);
    }

    @Test
    void a_copy_elsewhere_is_looked_at_once_and_used() throws IOException {
        Path first = unpack();
        Path copy = Files.createDirectory(runtime.resolve("copy")).resolve(first.getFileName());
        Files.createDirectory(copy);
        for (String name : List.of("redis-server", Manifest.FILE)) {
            Files.copy(first.resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Object before = Files.readAttributes(copy.resolve("redis-server"), BasicFileAttributes.class)
                .fileKey();
        Path checked = runtime.resolve("copy").resolve(first.getFileName() + ".checked");

        ProgramArchive.redis(Platform.current()).unpackInto(runtime.resolve("copy"));

        assertThat(Files.readAttributes(copy.resolve("redis-server"), BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(before);
        assertThat(checked).content().isEqualTo(FileStamps.of(copy)).contains("redis-server\t");
    }

    @Test
    void an_archive_packed_by_gzip_gives_the_same_files(@TempDir Path other) throws IOException {
        var tar = new Tar();
        tar.file("bin/tool", 0755, "#!/bin/sh");
        tar.file("lib/libx.so.1", 0644, "x");
        byte[] plain;
        try (var unpacked = new XZInputStream(tar.stream())) {
            plain = unpacked.readAllBytes();
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }

        Unpacking.tarXz(tar.stream(), runtime).writeInto(runtime);
        Unpacking.tarGz(new ByteArrayInputStream(packed.toByteArray()), other).writeInto(other);

        assertThat(other.resolve("bin/tool")).isExecutable().hasContent("#!/bin/sh");
        assertThat(other.resolve(Manifest.FILE)).hasSameTextualContentAs(runtime.resolve(Manifest.FILE));
    }

    @Test
    void a_planted_file_and_a_missing_manifest_are_mended() throws IOException {
        Path folder = unpack();
        Files.writeString(folder.resolve("libc.so.6"), "not ours");
        unpack();
        assertThat(folder.resolve("libc.so.6")).doesNotExist();

        Files.delete(folder.resolve(Manifest.FILE));
        unpack();
        assertThat(folder.resolve(Manifest.FILE)).exists();
    }

    @Test
    void what_an_interrupted_unpacking_left_is_removed() throws IOException {
        Path half = Files.createDirectories(runtime.resolve(".unpack-123/content/bin"));
        Files.writeString(half.resolve("postgres"), "half of it");

        unpack();

        assertThat(runtime.resolve(".unpack-123")).doesNotExist();
        assertThat(Manifest.damageOf(unpack())).isEmpty();
    }

    @Test
    void a_folder_that_others_may_write_to_is_closed() throws IOException {
        Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwxrwxrwx"));

        unpack();

        assertThat(Files.getPosixFilePermissions(runtime)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void a_folder_of_another_user_is_refused() throws IOException {
        assumeTrue(Privileges.userId() == 0, "only root can give a folder away");
        Files.setAttribute(runtime, "unix:uid", 65_534);

        assertThatThrownBy(this::unpack)
                .isInstanceOf(DataDirectoryException.class)
                .hasMessageContaining("belongs to another user");
    }

    @Test
    void modes_and_links_are_kept_and_what_a_server_never_reads_is_left_out() throws IOException {
        var tar = new Tar();
        tar.file("bin/tool", 0755, "#!/bin/sh");
        tar.file("lib/libx.so.1", 0644, "x");
        tar.link("lib/libx.so", "libx.so.1");
        tar.file("lib/libx.a", 0644, "for compilers");

        Manifest manifest = Unpacking.tarXz(tar.stream(), runtime);
        manifest.writeInto(runtime);

        assertThat(runtime.resolve("bin/tool")).isExecutable();
        assertThat(runtime.resolve("lib/libx.so.1"))
                .satisfies(file -> assertThat(Files.isExecutable(file)).isFalse());
        assertThat(Files.readSymbolicLink(runtime.resolve("lib/libx.so"))).isEqualTo(Path.of("libx.so.1"));
        assertThat(runtime.resolve("lib/libx.a")).doesNotExist();
        assertThat(Manifest.damageOf(runtime)).isEmpty();

        Files.delete(runtime.resolve("lib/libx.so"));
        assertThat(Manifest.damageOf(runtime)).contains("changed: lib/libx.so");
    }

    @Test
    void an_entry_that_leaves_the_folder_is_refused() throws IOException {
        var file = new Tar();
        file.file("bin/../../evil", 0644, "x");
        var link = new Tar();
        link.link("bin/evil", "../../etc");
        var absolute = new Tar();
        absolute.link("evil", "/etc");

        for (Tar tar : new Tar[] {file, link, absolute}) {
            assertThatThrownBy(() -> Unpacking.tarXz(tar.stream(), runtime))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("leaves the archive");
        }
    }

    private Path unpack() {
        return ProgramArchive.redis(Platform.current()).unpackInto(runtime);
    }

    private static final class Tar {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream out;

        Tar() throws IOException {
            out = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)));
        }

        void file(String name, int mode, String content) throws IOException {
            var entry = new TarArchiveEntry(name);
            entry.setMode(mode);
            entry.setSize(content.length());
            out.putArchiveEntry(entry);
            out.write(content.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            out.closeArchiveEntry();
        }

        void link(String name, String target) throws IOException {
            var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
        }

        ByteArrayInputStream stream() throws IOException {
            out.close();
            return new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
