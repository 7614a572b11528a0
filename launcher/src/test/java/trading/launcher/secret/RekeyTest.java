package trading.launcher.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.launcher.secret.SecretStoreException.Problem;

class RekeyTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String CANARY = "sk-canary-3f9a61";
    private static final char[] PASSPHRASE = "a horse that counts".toCharArray();

    @TempDir
    Path data;

    /// As another process has it: nothing is open yet. `typed`: what is typed at the terminal, null without one.
    private SecretStore store(String typed) {
        return new SecretStore(
                data,
                Duration.ofSeconds(1),
                new Passphrases(new AtomicReference<>(), null, question -> typed == null ? null : typed.toCharArray()));
    }

    private Path key() {
        return data.resolve("secrets/store.key");
    }

    private SecretStoreException failure(SecretStore store) {
        return catchThrowableOfType(SecretStoreException.class, store::read);
    }

    private void guardWithPassphrase() throws Exception {
        store(null).set("OPENAI_API_KEY", CANARY, NOON);
        store(null).rekey(KeyGuard.PASSPHRASE, PASSPHRASE);
    }

    @Test
    void a_new_key_opens_what_was_kept_and_the_old_one_does_not() throws Exception {
        store(null).set("OPENAI_API_KEY", CANARY, NOON);
        String old = Files.readString(key());
        store(null).rekey(KeyGuard.FILE, new char[0]);
        assertThat(Files.readString(key())).isNotEqualTo(old);
        assertThat(store(null).read()).containsEntry("OPENAI_API_KEY", new Secret(CANARY, NOON));
        Files.writeString(key(), old);
        assertThat(failure(store(null)).problem()).isEqualTo(Problem.WRONG_KEY);
    }

    @Test
    void under_a_passphrase_both_files_together_are_not_enough() throws Exception {
        guardWithPassphrase();
        assertThat(Files.readString(key())).startsWith("argon2id m=65536 t=3 p=1 ");
        assertThat(store(null).guard()).isEqualTo(KeyGuard.PASSPHRASE);
        assertThat(failure(store(null)).problem()).isEqualTo(Problem.LOCKED);
        assertThat(failure(store(null)))
                .hasMessageContaining("--passphrase-file")
                .hasMessageContaining("trading-passphrase");
        assertThat(failure(store("a horse that counts not")).problem()).isEqualTo(Problem.LOCKED);
        assertThat(failure(store("a horse that counts not"))).hasMessageNotContaining("horse");
        assertThat(store("a horse that counts").read()).containsKey("OPENAI_API_KEY");
    }

    @Test
    void a_changed_key_file_is_not_opened_even_with_the_passphrase() throws Exception {
        guardWithPassphrase();
        String text = Files.readString(key());
        Files.writeString(key(), text.replace("m=65536", "m=65535"));
        assertThat(failure(store("a horse that counts")).problem()).isEqualTo(Problem.LOCKED);
        Files.writeString(key(), text.replace("m=65536", "m=99999999"));
        assertThat(failure(store("a horse that counts")).problem()).isEqualTo(Problem.WRONG_KEY);
    }

    @Test
    void changes_go_on_under_a_passphrase_and_it_is_asked_for_once() throws Exception {
        guardWithPassphrase();
        AtomicReference<Integer> asked = new AtomicReference<>(0);
        SecretStore store = new SecretStore(
                data, Duration.ofSeconds(1), new Passphrases(new AtomicReference<>(), null, question -> {
                    asked.set(asked.get() + 1);
                    return PASSPHRASE.clone();
                }));
        store.set("ALERTS_WEBHOOK", "https://example.com/", NOON);
        assertThat(store.read()).containsOnlyKeys("ALERTS_WEBHOOK", "OPENAI_API_KEY");
        assertThat(asked.get()).isEqualTo(1);
        store.rekey(KeyGuard.FILE, new char[0]);
        assertThat(store(null).read()).containsOnlyKeys("ALERTS_WEBHOOK", "OPENAI_API_KEY");
    }

    @Test
    void the_passphrase_comes_from_a_named_file_or_from_a_credential_of_systemd() throws Exception {
        guardWithPassphrase();
        Path credentials = Files.createDirectories(data.resolve("credentials"));
        Path file = credentials.resolve(Passphrases.CREDENTIAL);
        Files.writeString(file, "a horse that counts\nanything else\n");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
        SecretStore byCredential = new SecretStore(
                data,
                Duration.ofSeconds(1),
                new Passphrases(new AtomicReference<>(), credentials.toString(), any -> null));
        assertThat(byCredential.read()).containsKey("OPENAI_API_KEY");
        SecretStore byFile = new SecretStore(
                data, Duration.ofSeconds(1), new Passphrases(new AtomicReference<>(file), null, any -> null));
        assertThat(byFile.read()).containsKey("OPENAI_API_KEY");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_passphrase_file_that_everybody_may_read_is_refused() throws Exception {
        guardWithPassphrase();
        Path file = Files.writeString(data.resolve("passphrase"), "a horse that counts");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SecretStore store = new SecretStore(
                data, Duration.ofSeconds(1), new Passphrases(new AtomicReference<>(file), null, any -> null));
        assertThat(failure(store).problem()).isEqualTo(Problem.EXPOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void a_change_of_keys_that_is_killed_leaves_everything_readable_and_can_be_done_again(int steps) throws Exception {
        store(null).set("OPENAI_API_KEY", CANARY, NOON);
        store(null).rekey(KeyGuard.FILE, new char[0], steps);
        assertThat(store(null).read()).containsKey("OPENAI_API_KEY");
        store(null).set("ALERTS_WEBHOOK", "https://example.com/", NOON);
        assertThat(store(null).read()).containsOnlyKeys("ALERTS_WEBHOOK", "OPENAI_API_KEY");
        store(null).rekey(KeyGuard.FILE, new char[0]);
        assertThat(store(null).read()).containsOnlyKeys("ALERTS_WEBHOOK", "OPENAI_API_KEY");
        assertThat(data.resolve("secrets/store.key.next")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keys_that_windows_keeps_are_refused_elsewhere_and_nothing_is_changed() throws Exception {
        store(null).set("OPENAI_API_KEY", CANARY, NOON);
        SecretStoreException refused = catchThrowableOfType(
                SecretStoreException.class, () -> store(null).rekey(KeyGuard.DPAPI, new char[0]));
        assertThat(refused.problem()).isEqualTo(Problem.LOCKED);
        assertThat(store(null).read()).containsKey("OPENAI_API_KEY");
        assertThat(KeyGuard.of("dpapi AAAA")).isEqualTo(KeyGuard.DPAPI);
        Files.writeString(key(), "dpapi AAAA");
        assertThat(failure(store(null))).hasMessageContaining("Windows alone");
    }

    @Test
    void a_short_passphrase_will_not_do() {
        assertThat(Passphrases.objection("elevenchars".toCharArray())).isPresent();
        assertThat(Passphrases.objection("twelve chars".toCharArray())).isEmpty();
        assertThatCode(() -> PassphraseKey.open(PassphraseKey.close(new byte[32], PASSPHRASE), PASSPHRASE))
                .doesNotThrowAnyException();
    }
}
