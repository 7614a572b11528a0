package trading.infra.backup;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import trading.infra.process.Argon2id;

/// What seals a backup. Prints as `***`.
public final class Passphrase {
    /// The fewest characters.
    public static final int LEAST = 12;

    private static final int KEY_BYTES = 32;

    private final String text;

    private Passphrase(String text) {
        this.text = text;
    }

    /// The same letters make the same passphrase, however a keyboard composes them. Empty when it is shorter
    /// than [#LEAST] characters.
    public static Optional<Passphrase> of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return text.codePointCount(0, text.length()) < LEAST ? Optional.empty() : Optional.of(new Passphrase(text));
    }

    byte[] key(byte[] salt, int memoryKib, int iterations) {
        return argon2id(text.getBytes(StandardCharsets.UTF_8), salt, memoryKib, iterations);
    }

    /// RFC 9106: 32 bytes.
    static byte[] argon2id(byte[] text, byte[] salt, int memoryKib, int iterations) {
        return Argon2id.hash(text, salt, new Argon2id.Cost(memoryKib, iterations, 1), KEY_BYTES);
    }

    /// For the owner-only channel to a running instance, and nothing else.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
