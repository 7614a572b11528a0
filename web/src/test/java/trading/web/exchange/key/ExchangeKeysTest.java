package trading.web.exchange.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trading.web.security.user.Role;

class ExchangeKeysTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("exchange-keys");
    }

    @Test
    void keys_outlive_the_process_and_are_for_the_owner_only() throws Exception {
        ExchangeKey made = ExchangeKeys.in(file()).create(7, Role.TRADER, null).orElseThrow();

        assertThat(ExchangeKeys.in(file()).find(made.apiKey())).contains(made);
        assertThat(made.apiKey()).matches("[A-Za-z0-9]{64}");
        assertThat(made.secret()).matches("[A-Za-z0-9]{64}").isNotEqualTo(made.apiKey());
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_deleted_key_is_gone_from_the_file_too_and_is_told_of() {
        ExchangeKeys keys = ExchangeKeys.in(file());
        List<String> deleted = new ArrayList<>();
        keys.onDeletion(deleted::add);
        ExchangeKey first = keys.create(1, Role.TRADER, null).orElseThrow();
        ExchangeKey second = keys.create(2, Role.TRADER, null).orElseThrow();

        assertThat(keys.delete(2, first.apiKey())).isFalse();
        assertThat(keys.delete(1, first.apiKey())).isTrue();

        assertThat(keys.find(first.apiKey())).isEmpty();
        assertThat(ExchangeKeys.in(file()).of(1)).isEmpty();
        assertThat(ExchangeKeys.in(file()).of(2)).containsExactly(second);
        assertThat(deleted).containsExactly(first.apiKey());
    }

    @Test
    void an_account_has_a_bounded_number_of_keys() {
        ExchangeKeys keys = ExchangeKeys.in(file());
        for (int i = 0; i < ExchangeKeys.MOST_OF_AN_ACCOUNT; i++) {
            assertThat(keys.create(1, Role.TRADER, null)).isPresent();
        }

        assertThat(keys.create(1, Role.TRADER, null)).isEmpty();
        assertThat(keys.create(2, Role.TRADER, null)).isPresent();
    }

    @Test
    void a_broken_file_is_named_with_its_line() throws Exception {
        Files.writeString(file(), "abc def 1 2026-01-01T00:00:00Z\nnonsense\n");

        assertThatThrownBy(() -> ExchangeKeys.in(file()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("line=2")
                .hasMessageNotContaining("nonsense");
    }
}
