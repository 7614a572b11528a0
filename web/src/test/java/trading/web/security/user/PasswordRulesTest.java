package trading.web.security.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {
    @Test
    void words_without_digits_signs_or_capitals_are_good() {
        for (String good : List.of(
                "four words of a sentence",
                "correct horse battery stapler",
                "плохой пароль нет",
                "x7#kQ2!mZ9$w",
                "ein sehr langer satz ".repeat(6))) {
            assertThat(PasswordRules.objection(good, "anna")).as(good).isEmpty();
        }
    }

    @Test
    void twelve_characters_are_the_least_and_two_hundred_fifty_six_the_most() {
        assertThat(PasswordRules.objection("kx7#vQ2!mZ9", "anna"))
                .hasValueSatisfying(text -> assertThat(text).contains("12 characters"));
        assertThat(PasswordRules.objection("kx7#vQ2!mZ9p", "anna")).isEmpty();
        assertThat(PasswordRules.objection("kx7#vQ2!".repeat(32), "anna")).isEmpty();
        assertThat(PasswordRules.objection("kx7#vQ2!".repeat(32) + "a", "anna"))
                .hasValueSatisfying(text -> assertThat(text).contains("256"));
    }

    @Test
    void length_counts_characters_not_their_halves() {
        assertThat(PasswordRules.objection("🔑🔒🗝🚪🏠🌍", "anna")).isPresent();
        assertThat(PasswordRules.objection("🔑🔒🗝🚪🏠🌍🌙🌞🍀🍁🍂🍃", "anna")).isEmpty();
    }

    @Test
    void what_is_guessed_first_is_refused() {
        for (String common : List.of(
                "password1234",
                "Password1234!!!",
                "PASSWORDPASSWORD",
                "qwertyuiop123",
                "Welcome2026!!",
                "iloveyouforever",
                "correcthorsebatterystaple",
                "correct horse battery staple",
                "abcdefghijklm",
                "987654321098765",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "dragon123456",
                "Monkey-2468-2468",
                "1qaz2wsx3edc",
                "leavemealone7",
                "anna-anna-2026",
                "trading-trading1")) {
            assertThat(PasswordRules.objection(common, "anna")).as(common).isPresent();
        }
    }

    @Test
    void a_longer_text_than_any_password_is_not_even_hashed() {
        assertThat(PasswordRules.isTooLong("x".repeat(256))).isFalse();
        assertThat(PasswordRules.isTooLong("x".repeat(257))).isTrue();
        assertThat(PasswordRules.isTooLong("🔑".repeat(257))).isTrue();
    }
}
