package trading.infra.backup;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

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
        Argon2BytesGenerator argon = new Argon2BytesGenerator();
        argon.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(iterations)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] key = new byte[KEY_BYTES];
        argon.generateBytes(text, key);
        return key;
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
