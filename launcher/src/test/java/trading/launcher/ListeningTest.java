package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.EdgeConfig;
import trading.web.security.AuthMode;
import trading.web.security.RemoteLogin;
import trading.web.tls.SelfSigned;
import trading.web.tls.TlsFiles;
import trading.web.tls.TlsIdentity;

class ListeningTest {
    @TempDir
    Path home;

    private EdgeConfig edge(String... pairs) throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return new ConfigLoader(home, environment).load(folder -> data()).edge();
    }

    private Path data() {
        return home.resolve("data");
    }

    private Listening listening(EdgeConfig edge, RemoteLogin remote) throws Exception {
        Files.createDirectories(data());
        return Listening.of(edge, data(), remote);
    }

    @Test
    void without_settings_it_listens_on_loopback_in_plain_text_and_makes_no_certificate() throws Exception {
        Listening listening = listening(edge(), RemoteLogin.NOBODY);
        assertThat(listening.api(8000).listen().address()).isEqualTo("127.0.0.1");
        assertThat(listening.api(8000).listen().tls()).isEmpty();
        assertThat(listening.url(8000)).isEqualTo("http://127.0.0.1:8000");
        assertThat(listening.banner(8000, Optional.empty())).isEmpty();
        assertThat(data().resolve("tls")).doesNotExist();
    }

    @Test
    void an_address_that_others_reach_is_not_opened_while_nobody_can_log_in_there() throws Exception {
        EdgeConfig edge = edge("API_HOST", "0.0.0.0");
        assertThatThrownBy(() -> listening(edge, RemoteLogin.NOBODY))
                .isInstanceOf(UnsafeListenException.class)
                .hasMessageContaining("api.host=0.0.0.0", "SSH tunnel");
        assertThat(Failure.of(new UnsafeListenException("x")).exitCode()).isEqualTo(ExitCode.CONFIG);
    }

    @Test
    void an_address_that_others_reach_gets_tls_and_a_loud_banner_and_the_gateway_stays_on_loopback() throws Exception {
        EdgeConfig edge = edge("API_HOST", "0.0.0.0", "API_HOSTS", "desk.example", "API_NETWORKS", "192.168.7.0/24");
        Listening listening = listening(edge, () -> true);
        assertThat(listening.url(8000)).isEqualTo("https://127.0.0.1:8000");
        TlsIdentity identity = listening.api(8000).listen().tls().orElseThrow().read();
        assertThat(identity.certificate().getSubjectAlternativeNames().toString())
                .contains("desk.example");
        listening.api(8000).listen().requireSafe(AuthMode.REQUIRED);
        assertThat(String.join("\n", listening.banner(8000, Optional.of(identity))))
                .contains("OTHERS REACH THIS DESK", "0.0.0.0", identity.fingerprint());
        assertThat(listening.gateway(3000).listen().isLoopback()).isTrue();
        assertThat(edge.edge().networks().contains("192.168.7.3")).isTrue();
        assertThat(edge.edge().networks().contains("127.0.0.1")).isTrue();
        assertThat(edge.edge().networks().contains("192.168.8.3")).isFalse();
    }

    @Test
    void the_users_certificate_is_taken_and_one_that_cannot_be_used_is_told() throws Exception {
        TlsFiles files = SelfSigned.in(home.resolve("given"), java.util.List.of());
        EdgeConfig edge = edge(
                "API_TLS_CERTIFICATE",
                files.certificate().toString(),
                "API_TLS_KEY",
                files.key().toString());
        Listening listening = listening(edge, RemoteLogin.NOBODY);
        assertThat(listening.api(8000).listen().tls().orElseThrow().ofTheUser()).isTrue();
        assertThat(data().resolve("tls")).doesNotExist();
        Files.writeString(files.key(), "no key");
        assertThatThrownBy(() -> listening(edge, RemoteLogin.NOBODY))
                .isInstanceOf(UnsafeListenException.class)
                .hasMessageContaining("holds no private key");
        assertThatThrownBy(() -> edge("API_TLS_CERTIFICATE", "c.pem"))
                .hasMessageContaining("api.tls_key")
                .hasMessageContaining("together");
    }

    @Test
    void one_address_of_the_machine_is_reached_by_itself() throws Exception {
        assertThat(listening(edge("API_HOST", "192.168.7.9"), () -> true).url(8000))
                .isEqualTo("https://192.168.7.9:8000");
        assertThat(listening(edge("API_HOST", "2001:db8::9"), () -> true).url(8000))
                .isEqualTo("https://[2001:db8::9]:8000");
        assertThat(listening(edge("API_HOST", "::1"), RemoteLogin.NOBODY).url(8000))
                .isEqualTo("http://[::1]:8000");
    }
}
