package trading.web.security.user;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a password must be, after OWASP ASVS 5.0, 6.2: long enough, not one that is guessed first, and
/// nothing else. Every character is allowed, none is asked for, and it is taken as it is.
public final class PasswordRules {
    /// In characters. ASVS 6.2.1 asks for 8 at least and recommends 15.
    public static final int SHORTEST = 12;

    /// In characters. ASVS 6.2.9 asks that 64 be possible.
    public static final int LONGEST = 256;

    /// In bytes of UTF-8: what is longer is not even hashed.
    public static final int MOST_BYTES = 1_024;

    private static final int FEWEST_DIFFERENT = 5;
    private static final String COMMON_FILE = "common-passwords.txt";
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /// Why `password` is refused for `user`, as a sentence; empty when it is not.
    public static Optional<String> objection(String password, String user) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            return Optional.of("The password must have at least " + SHORTEST + " characters; a few words do well.");
        }
        if (isTooLong(password)) {
            return Optional.of("The password may have at most " + LONGEST + " characters.");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String letters = plain.replaceAll("[^\\p{L}\\p{N}]", "");
        if (COMMON.contains(plain) || COMMON.contains(letters) || COMMON.contains(withoutTail(letters))) {
            return Optional.of("The password is one of those that are guessed first.");
        }
        if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT || isRun(plain)) {
            return Optional.of("The password repeats itself or is a row of keys, which is guessed first.");
        }
        if (isAbout(letters, user) || isAbout(letters, "trading")) {
            return Optional.of("The password is little more than the user's or the product's name.");
        }
        return Optional.empty();
    }

    /// Whether it is more than any password can be.
    public static boolean isTooLong(String password) {
        return password.codePointCount(0, password.length()) > LONGEST
                || password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    private static String withoutTail(String text) {
        return text.replaceAll("[0-9]+$", "");
    }

    /// Whether each character follows the one before, as in `abcdefghijkl` and `987654321098`.
    private static boolean isRun(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            int step = text.charAt(i) - text.charAt(i - 1);
            steps += Math.abs(step) <= 1 || Math.abs(step) == 9 ? 1 : 0;
        }
        return steps >= text.length() - 2;
    }

    /// Whether nothing but `name`, once or again, and digits are in it.
    private static boolean isAbout(String letters, String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}]", "");
        return plain.length() >= 3
                && letters.contains(plain)
                && letters.replace(plain, "").replaceAll("[0-9]", "").length() < FEWEST_DIFFERENT;
    }

    private static Set<String> common() {
        try (InputStream in = PasswordRules.class.getResourceAsStream(COMMON_FILE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + COMMON_FILE + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + COMMON_FILE + " cannot be read", e);
        }
    }
}
