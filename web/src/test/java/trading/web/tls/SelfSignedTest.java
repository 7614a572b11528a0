package trading.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SelfSignedTest {
    @TempDir
    Path directory;

    private Path folder() {
        return directory.resolve("tls");
    }

    @Test
    void a_certificate_is_made_once_for_loopback_and_the_names_that_are_used() throws Exception {
        TlsIdentity first =
                SelfSigned.in(folder(), List.of("desk.example", "192.168.7.9")).read();
        first.certificate().verify(first.certificate().getPublicKey());
        assertThat(first.certificate().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "desk.example", "192.168.7.9");
        assertThat(first.certificate().getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(first.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(first.ofTheUser()).isFalse();

        TlsIdentity again =
                SelfSigned.in(folder(), List.of("desk.example", "192.168.7.9")).read();
        assertThat(again.fingerprint()).isEqualTo(first.fingerprint());
    }

    @Test
    void another_name_and_a_near_end_make_a_new_one() throws Exception {
        String first = SelfSigned.in(folder(), List.of()).read().fingerprint();
        String second = SelfSigned.in(folder(), List.of("desk.example")).read().fingerprint();
        assertThat(second).isNotEqualTo(first);
        Instant later = Instant.now().plus(Duration.ofDays(360));
        assertThat(SelfSigned.in(folder(), List.of("desk.example"), later)
                        .read()
                        .fingerprint())
                .isEqualTo(second);
        Instant nearEnd = Instant.now().plus(Duration.ofDays(380));
        assertThat(SelfSigned.in(folder(), List.of("desk.example"), nearEnd)
                        .read()
                        .fingerprint())
                .isNotEqualTo(second);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_its_owner_may_read_the_key_and_one_that_all_may_read_is_refused() throws Exception {
        TlsFiles files = SelfSigned.in(folder(), List.of());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.key())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(files::read).isInstanceOf(TlsException.class).hasMessageContaining("chmod 600");
    }

    @Test
    void files_that_do_not_belong_together_or_are_none_are_refused_without_showing_a_key() throws Exception {
        TlsFiles one = SelfSigned.in(folder(), List.of());
        TlsFiles other = SelfSigned.in(directory.resolve("other"), List.of());
        assertThatThrownBy(() -> new TlsFiles(one.certificate(), other.key(), true).read())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("is not the key of the first certificate");
        assertThatThrownBy(() -> new TlsFiles(one.key(), one.key(), true).read())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("holds no certificates");
        assertThatThrownBy(() -> new TlsFiles(one.certificate(), one.certificate(), true).read())
                .isInstanceOf(TlsException.class);
        assertThatThrownBy(() -> new TlsFiles(one.certificate(), directory.resolve("absent"), true).read())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("is not there");
        Files.writeString(other.key(), "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(other::read).isInstanceOf(TlsException.class).hasMessageNotContaining("canary");
    }
}
