package trading.launcher.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.launcher.secret.SecretStoreException.Problem;

class SecretStoreTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final String CANARY = "sk-canary-3f9a61";

    @TempDir
    Path data;

    private SecretStore store() {
        return SecretStore.in(data);
    }

    private Path sealed() {
        return data.resolve("secrets/store.sealed");
    }

    private Path key() {
        return data.resolve("secrets/store.key");
    }

    private SecretStoreException failure() {
        return catchThrowableOfType(SecretStoreException.class, () -> store().read());
    }

    @Test
    void what_was_set_is_read_by_another_program_with_its_time() throws Exception {
        store().set("OPENAI_API_KEY", CANARY, NOON);
        store().set("ALERTS_WEBHOOK", "https://example.com/höök", NOON.plusSeconds(1));

        assertThat(store().read())
                .containsOnlyKeys("ALERTS_WEBHOOK", "OPENAI_API_KEY")
                .containsEntry("OPENAI_API_KEY", new Secret(CANARY, NOON))
                .containsEntry("ALERTS_WEBHOOK", new Secret("https://example.com/höök", NOON.plusSeconds(1)));
    }

    @Test
    void where_none_was_ever_set_there_is_none_and_no_file_is_made() throws Exception {
        assertThat(store().read()).isEmpty();
        assertThat(store().remove("OPENAI_API_KEY")).isFalse();
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_removed_secret_is_gone_and_the_others_stay() throws Exception {
        store().set("A", "1", NOON);
        store().set("B", "2", NOON);

        assertThat(store().remove("A")).isTrue();
        assertThat(store().remove("A")).isFalse();
        assertThat(store().read()).containsOnlyKeys("B");
    }

    @Test
    void no_file_holds_a_secret_or_may_be_read_by_others() throws Exception {
        store().set("OPENAI_API_KEY", CANARY, NOON);

        try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("canary")
                        .doesNotContain("OPENAI");
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sealed())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        assertThat(new Secret(CANARY, NOON)).hasToString("***");
    }

    @Test
    void each_write_draws_a_nonce_of_its_own() throws Exception {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            store().set("A", "always the same", NOON);
            nonces.add(new String(Files.readAllBytes(sealed()), 16, 12, StandardCharsets.ISO_8859_1));
        }
        assertThat(nonces).hasSize(20);
    }

    @Test
    void a_change_of_any_byte_is_found_and_nothing_is_written_over_it() throws Exception {
        store().set("OPENAI_API_KEY", CANARY, NOON);
        byte[] whole = Files.readAllBytes(sealed());
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(sealed(), changed);

            assertThat(failure()).as("byte %s", at).hasMessageNotContaining("canary");
            SecretStoreException refused =
                    catchThrowableOfType(SecretStoreException.class, () -> store().set("A", "1", NOON));
            assertThat(refused).as("byte %s", at).hasMessageContaining(sealed().toString());
            assertThat(Files.readAllBytes(sealed())).isEqualTo(changed);
        }
        Files.write(sealed(), Arrays.copyOf(whole, whole.length - 1));
        assertThat(failure().problem()).isEqualTo(Problem.DAMAGED);
        Files.write(sealed(), new byte[0]);
        assertThat(failure().problem()).isEqualTo(Problem.DAMAGED);
    }

    @Test
    void a_wrong_key_a_missing_one_and_none_are_told_apart_from_damage() throws Exception {
        store().set("A", "1", NOON);
        byte[] sealedBefore = Files.readAllBytes(sealed());

        Files.writeString(key(), "A".repeat(43) + "\n");
        assertThat(failure()).hasMessageContaining("another key");
        assertThat(failure().problem()).isEqualTo(Problem.WRONG_KEY);
        Files.writeString(key(), "no key\n");
        assertThat(failure()).hasMessageContaining("no key of a secret store").hasMessageContaining(key().toString());
        Files.delete(key());
        assertThat(failure()).hasMessageContaining("is missing");
        assertThat(catchThrowableOfType(SecretStoreException.class, () -> store().set("B", "2", NOON))
                        .problem())
                .isEqualTo(Problem.WRONG_KEY);
        assertThat(key()).doesNotExist();
        assertThat(Files.readAllBytes(sealed())).isEqualTo(sealedBefore);
    }

    @Test
    void a_key_that_others_may_read_is_refused() throws Exception {
        store().set("A", "1", NOON);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-r-----"));

        assertThat(failure().problem()).isEqualTo(Problem.EXPOSED);
        assertThat(failure()).hasMessageContaining("chmod 600 " + key());
    }

    @Test
    void changes_of_several_at_once_are_all_kept() throws Exception {
        List<Callable<Void>> changes = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String name = "N" + i;
            changes.add(() -> {
                store().set(name, name, NOON);
                return null;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Void> done : threads.invokeAll(changes)) {
                done.get();
            }
        }
        assertThat(store().read()).hasSize(24);
    }

    @Test
    void while_another_program_changes_it_a_change_waits_and_then_gives_up() throws Exception {
        store().set("A", "1", NOON);
        SecretStore impatient = new SecretStore(data, Duration.ofMillis(50));
        try (FileChannel channel = FileChannel.open(data.resolve("secrets/store.lock"), StandardOpenOption.WRITE);
                FileLock other = channel.lock()) {
            assertThat(other.isValid()).isTrue();
            assertThat(catchThrowableOfType(SecretStoreException.class, () -> impatient.set("A", "2", NOON))
                            .problem())
                    .isEqualTo(Problem.BUSY);
            assertThat(store().read().get("A")).isEqualTo(new Secret("1", NOON));
        }
        impatient.set("A", "2", NOON);
        assertThat(store().read().get("A")).isEqualTo(new Secret("2", NOON));
    }

    @Test
    void what_a_crash_left_of_a_write_is_in_nobodys_way() throws Exception {
        store().set("A", "1", NOON);
        Files.writeString(data.resolve("secrets/store.sealed.new"), "half");

        store().set("B", "2", NOON);

        assertThat(store().read()).containsOnlyKeys("A", "B");
    }
}
