package trading.infra.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import trading.engine.chain.Chain;
import trading.infra.process.HmacSha256;
import trading.infra.process.OwnerOnly;

/// How much of a trail is known to be on disk: so many `events` in all, the last of them in the file of this number,
/// which has so many `bytes` up to there; `chain` is the last link.
record AuditHead(long events, int file, long bytes, String chain, Instant written) {
    static final AuditHead NOTHING = new AuditHead(0, 1, 0, Chain.BEGIN, Instant.EPOCH);

    private static final String NAME = "head";
    private static final int WORDS = 6;

    static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    AuditHead at(Instant now) {
        return new AuditHead(events, file, bytes, chain, now);
    }

    /// Replaces the head as a whole.
    void write(Path folder, byte[] key) throws IOException {
        OwnerOnly.write(in(folder), text() + " " + seal(text(), key) + "\n");
    }

    /// Empty when it was not written with that key, or is no head at all.
    static Optional<AuditHead> read(Path folder, byte[] key) throws IOException {
        String[] words = Files.readString(in(folder), StandardCharsets.ISO_8859_1)
                .strip()
                .split(" ", -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            AuditHead head = new AuditHead(
                    Long.parseLong(words[0]),
                    Integer.parseInt(words[1]),
                    Long.parseLong(words[2]),
                    words[3],
                    Instant.parse(words[4]));
            String seal = seal(String.join(" ", List.of(words).subList(0, WORDS - 1)), key);
            boolean ours = MessageDigest.isEqual(
                    seal.getBytes(StandardCharsets.US_ASCII), words[WORDS - 1].getBytes(StandardCharsets.ISO_8859_1));
            return ours ? Optional.of(head) : Optional.empty();
        } catch (NumberFormatException | DateTimeParseException noHead) {
            return Optional.empty();
        }
    }

    private String text() {
        return events + " " + file + " " + bytes + " " + chain + " " + written;
    }

    private static String seal(String text, byte[] key) {
        return HmacSha256.of(key, text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
