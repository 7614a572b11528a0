package trading.web.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    /// From the test of the reference implementation (phc-winner-argon2, test.c, version 0x13).
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void a_hash_of_the_reference_implementation_is_understood() {
        assertThat(PasswordHash.matches(REFERENCE, "password")).isTrue();
        assertThat(PasswordHash.matches(REFERENCE, "Password")).isFalse();
    }

    @Test
    void a_hash_says_with_which_parameters_it_was_made_and_never_twice_the_same() {
        String first = PasswordHash.of("four words of a sentence");
        String second = PasswordHash.of("four words of a sentence");

        assertThat(first).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(second);
        assertThat(PasswordHash.matches(first, "four words of a sentence")).isTrue();
        assertThat(PasswordHash.matches(first, "four words of a sentence ")).isFalse();
    }

    @Test
    void every_character_counts_whatever_it_is() {
        String password = "p\u0000\uD83D\uDD11ässwörd of words";

        assertThat(PasswordHash.matches(PasswordHash.of(password), password)).isTrue();
        assertThat(PasswordHash.matches(PasswordHash.of(password), "p")).isFalse();
        assertThat(PasswordHash.matches(PasswordHash.of(password), password.replace("ä", "a")))
                .isFalse();
    }

    @Test
    void weaker_parameters_than_those_of_now_are_seen() {
        assertThat(PasswordHash.isWeaker(PasswordHash.of("four words of a sentence")))
                .isFalse();
        assertThat(PasswordHash.isWeaker(REFERENCE)).isFalse();
        assertThat(PasswordHash.isWeaker(REFERENCE.replace("m=65536", "m=4096")))
                .isTrue();
        assertThat(PasswordHash.isWeaker(REFERENCE.replace("t=2", "t=1"))).isTrue();
    }

    @Test
    void what_is_no_hash_or_would_take_all_memory_is_refused() {
        for (String wrong : new String[] {
            "",
            "password",
            REFERENCE.replace("argon2id", "argon2i"),
            REFERENCE.replace("v=19", "v=16"),
            REFERENCE.replace("m=65536", "m=9999999"),
            REFERENCE.replace("t=2", "t=0")
        }) {
            assertThatThrownBy(() -> PasswordHash.matches(wrong, "password"))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void a_stand_in_is_compared_as_any_other_and_fits_nothing() {
        assertThat(PasswordHash.matches(PasswordHash.standIn(), "four words of a sentence"))
                .isFalse();
    }
}
