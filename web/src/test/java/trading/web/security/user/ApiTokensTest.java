package trading.web.security.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {
    @TempDir
    Path folder;

    private User anna;

    @BeforeEach
    void user() {
        anna = ((UserChange.Done) Users.in(folder).setUp("anna", PasswordHash.standIn())).user();
    }

    private static TokenTerms terms(String... networks) {
        return new TokenTerms(
                "bot", TokenScope.TRADE, null, List.of(networks), Instant.now().plus(Duration.ofDays(1)));
    }

    private static boolean opens(ApiTokens tokens, String text, String address) {
        return tokens.use(text, address, token -> true).isPresent();
    }

    @Test
    void a_token_outlives_the_process_as_a_hash_in_a_file_for_the_owner_only() throws Exception {
        ApiTokens.Made made = ApiTokens.in(folder).create(anna, terms()).orElseThrow();

        assertThat(made.text()).matches("trd_[0-9A-Za-z]{49}");
        assertThat(opens(ApiTokens.in(folder), made.text(), "127.0.0.1")).isTrue();
        Path file = folder.resolve("api-tokens.json");
        assertThat(Files.readString(file))
                .doesNotContain(made.text())
                .doesNotContain(made.text().substring(4, 47));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(made.text());
    }

    @Test
    void its_last_characters_check_the_others() {
        ApiTokens tokens = ApiTokens.in(folder);
        String text = tokens.create(anna, terms()).orElseThrow().text();
        char other = text.charAt(10) == 'x' ? 'y' : 'x';

        assertThat(TokenText.hash(text)).isPresent();
        assertThat(TokenText.hash(text.substring(0, 10) + other + text.substring(11)))
                .isEmpty();
        assertThat(TokenText.hash(text + "0")).isEmpty();
        assertThat(TokenText.hash(text.replace("trd_", "trx_"))).isEmpty();
        assertThat(opens(tokens, TokenText.random(), "127.0.0.1")).isFalse();
    }

    @Test
    void it_opens_nothing_from_a_network_that_it_is_not_for() {
        ApiTokens tokens = ApiTokens.in(folder);
        String text = tokens.create(anna, terms("10.1.0.0/16", "2001:db8::/32", "127.0.0.1"))
                .orElseThrow()
                .text();

        for (String good : List.of("10.1.2.3", "2001:db8::7", "[2001:db8:0:0:0:0:0:7]", "127.0.0.1")) {
            assertThat(opens(tokens, text, good)).as(good).isTrue();
        }
        for (String bad : List.of("10.2.2.3", "2001:db9::7", "127.0.0.2", "::1", "localhost", "")) {
            assertThat(opens(tokens, text, bad)).as(bad).isFalse();
        }
    }

    @Test
    void a_revoked_one_is_gone_at_once_and_for_ever() {
        ApiTokens tokens = ApiTokens.in(folder);
        ApiTokens.Made made = tokens.create(anna, terms()).orElseThrow();

        assertThat(tokens.revoke(token -> token.id().equals(made.token().id()))).isEqualTo(1);

        assertThat(opens(tokens, made.text(), "127.0.0.1")).isFalse();
        assertThat(tokens.isAlive(made.token().id())).isFalse();
        assertThat(opens(ApiTokens.in(folder), made.text(), "127.0.0.1")).isFalse();
    }

    @Test
    void its_last_use_is_listed_and_the_first_one_is_told() {
        ApiTokens tokens = ApiTokens.in(folder);
        ApiTokens.Made made = tokens.create(anna, terms()).orElseThrow();
        assertThat(tokens.all().getFirst().lastUsed()).isNull();

        assertThat(tokens.use(made.text(), "127.0.0.1", token -> true)
                        .orElseThrow()
                        .first())
                .isTrue();
        assertThat(tokens.use(made.text(), "127.0.0.1", token -> true)
                        .orElseThrow()
                        .first())
                .isFalse();

        assertThat(tokens.all().getFirst().lastUsed()).isNotNull();
        ApiTokens afterRestart = ApiTokens.in(folder);
        assertThat(afterRestart.all().getFirst().lastUsed()).isNotNull();
        assertThat(afterRestart
                        .use(made.text(), "127.0.0.1", token -> true)
                        .orElseThrow()
                        .first())
                .isFalse();
    }

    @Test
    void terms_that_cannot_be_are_named() {
        Instant now = Instant.now();
        Instant soon = now.plusSeconds(60);

        assertThat(new TokenTerms("bot", TokenScope.READ, null, List.of(), soon).objection(Role.VIEWER, now))
                .isEmpty();
        assertThat(new TokenTerms("bot", TokenScope.TRADE, null, List.of(), soon).objection(Role.VIEWER, now))
                .hasValueSatisfying(text -> assertThat(text).contains("trader", "viewer"));
        assertThat(new TokenTerms(" ", TokenScope.READ, null, List.of(), soon).objection(Role.ADMIN, now))
                .isPresent();
        assertThat(new TokenTerms("bot", TokenScope.READ, null, List.of(), now).objection(Role.ADMIN, now))
                .isPresent();
        assertThat(new TokenTerms("bot", TokenScope.READ, null, List.of(), now.plus(Duration.ofDays(400)))
                        .objection(Role.ADMIN, now))
                .isPresent();
        for (String wrong : List.of("10.0.0.0/33", "example.com", "10.0.0", "::/129", "1.2.3.4/8/9", "999.1.1.1")) {
            assertThat(new TokenTerms("bot", TokenScope.READ, null, List.of(wrong), soon).objection(Role.ADMIN, now))
                    .as(wrong)
                    .isPresent();
        }
    }
}
