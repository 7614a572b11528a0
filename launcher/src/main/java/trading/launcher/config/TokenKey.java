package trading.launcher.config;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A key that tokens are signed with: at least 256 bits, and none that everybody knows. Prints as `***`.
public record TokenKey(String text) {
    static final String EXPECTED =
            "a random key of at least 256 bits that stands in no example; make one with: openssl rand -hex 32";

    private static final int LEAST_BITS = 256;
    private static final int BITS_OF_A_HEX_DIGIT = 4;
    private static final int LEAST_CHARACTERS_USED = 10;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]+");

    /// What is left of the examples that go round, in small letters and digits alone.
    private static final List<String> OF_EXAMPLES = List.of(
            "changeme",
            "changethis",
            "changeinproduction",
            "changeit",
            "replaceme",
            "replacethis",
            "yoursecret",
            "yoursupersecret",
            "supersecret",
            "secretkey",
            "mysecret",
            "jwtsecret",
            "example",
            "placeholder",
            "password",
            "insecure",
            "donotuse",
            // The one of FastAPI's tutorial, in thousands of programs.
            "09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7");

    /// Throws [IllegalArgumentException] for one that can be guessed; says nothing of the key itself.
    static TokenKey parse(String text) {
        int bits = HEX.matcher(text).matches()
                ? text.length() * BITS_OF_A_HEX_DIGIT
                : text.getBytes(StandardCharsets.UTF_8).length * Byte.SIZE;
        if (bits < LEAST_BITS) {
            throw new IllegalArgumentException("it has " + bits + " bits");
        }
        if (text.chars().distinct().count() < LEAST_CHARACTERS_USED) {
            throw new IllegalArgumentException("it repeats itself");
        }
        String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (OF_EXAMPLES.stream().anyMatch(letters::contains)) {
            throw new IllegalArgumentException("it is that of an example");
        }
        return new TokenKey(text);
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return ConfigError.HIDDEN;
    }
}
