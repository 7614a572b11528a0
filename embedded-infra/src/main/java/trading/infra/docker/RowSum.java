package trading.infra.docker;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import trading.infra.process.Sha256;

/// A sum over rows that does not mind their order: the SHA-256 of each, added up in four words of 64 bits.
/// One row that is missing, doubled or different changes it.
final class RowSum {
    private static final int WORDS = 4;

    private final long[] words = new long[WORDS];
    private final MessageDigest digest = Sha256.digest();
    private long rows;

    /// `row`: as COPY writes it, without the line's end.
    void add(String row) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(row.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < WORDS; i++) {
            words[i] += hash.getLong();
        }
        rows++;
    }

    long rows() {
        return rows;
    }

    /// 64 hexadecimal digits; zeros for no rows.
    String text() {
        return String.format("%016x%016x%016x%016x", words[0], words[1], words[2], words[3]);
    }
}
