package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.testing.OwnedDesk;
import trading.web.tls.SelfSigned;
import trading.web.tls.TlsIdentity;

class TlsCommandTest {
    @TempDir
    Path data;

    private final Terminal terminal = new Terminal();

    @Test
    void commands_for_the_running_desk_work_over_tls() throws Exception {
        try (OwnedDesk owned = OwnedDesk.overTls(data)) {
            assertThat(owned.desk().origin()).startsWith("https://");
            assertThat(terminal.run("strategy", "status", "--data-dir", data.toString()))
                    .as(terminal.err())
                    .isZero();
            assertThat(terminal.out()).contains("ema-cross");
        }
    }

    @Test
    void the_watch_over_the_api_knows_its_certificate_and_no_other_one() throws Exception {
        TlsIdentity other = SelfSigned.in(data.resolve("other"), List.of()).read();
        try (OwnedDesk owned = OwnedDesk.overTls(data)) {
            assertThat(silent(owned, owned.desk().web().certificate())).isFalse();
            assertThat(silent(owned, Optional.of(other))).isTrue();
        }
    }

    private static boolean silent(OwnedDesk owned, Optional<TlsIdentity> certificate) throws Exception {
        ApiWatch watch = new ApiWatch(owned.desk()::origin, () -> certificate);
        boolean silent = false;
        for (int i = 1; i <= ApiWatch.RETRIES; i++) {
            silent |= watch.isSilent(System.nanoTime() + i * 3_600_000_000_000L);
        }
        return silent;
    }

    /// Of all code of the product: nothing turns the check of certificates or of names off.
    @Test
    void nothing_trusts_everybody() throws IOException {
        Pattern checks = Pattern.compile(
                "X509TrustManager|X509ExtendedTrustManager|(implements|new|set|default) ?HostnameVerifier|hostnameVerifier\\(|TrustAll"
                        + "|disableHostnameVerification|setEndpointIdentificationAlgorithm|setTrustAll|NonValidatingFactory"
                        + "|InsecureTrustManagerFactory|sslmode=(disable|allow|prefer)");
        List<String> found = new ArrayList<>();
        for (String module : List.of("engine", "embedded-infra", "web", "launcher")) {
            try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path source : sources.filter(Files::isRegularFile).toList()) {
                    if (checks.matcher(Files.readString(source, java.nio.charset.StandardCharsets.ISO_8859_1))
                            .find()) {
                        found.add(source.getFileName().toString());
                    }
                }
            }
        }
        assertThat(found)
                .as("each of these is looked at by hand; one more needs a reason")
                .containsExactlyInAnyOrder("PinnedCertificate.java");
    }
}
