package trading.infra.process;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, version 1.3 (RFC 9106), by Bouncy Castle.
public final class Argon2id {
    private Argon2id() {}

    /// What one computation takes. `memoryKib`: 8 for each lane at least.
    public record Cost(int memoryKib, int passes, int lanes) {}

    /// `length`: of the result, in bytes. Takes as long and as much memory as `cost` says. The caller wipes `text`.
    public static byte[] hash(byte[] text, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(text, hash);
        return hash;
    }
}
