package trading.engine.chain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lines of a chained file. All of it is ASCII, so that a character is a byte.
public final class Chain {
    /// What the first line follows.
    public static final String BEGIN = "0".repeat(64);

    private static final String PREFIX = "{\"chain\":\"";
    private static final String MIDDLE = "\",\"entry\":";
    private static final String SUFFIX = "}";
    private static final int ENTRY_AT = PREFIX.length() + BEGIN.length() + MIDDLE.length();

    /// `chain`: 64 hexadecimal digits; `entry`: one line of JSON in ASCII.
    public record Link(String chain, String entry) {
        /// With its end.
        public String line() {
            return PREFIX + chain + MIDDLE + entry + SUFFIX + "\n";
        }
    }

    private Chain() {}

    /// What follows `before` when it holds `entry`.
    public static Link link(String before, String entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(StandardCharsets.ISO_8859_1));
            digest.update(entry.getBytes(StandardCharsets.ISO_8859_1));
            return new Link(HexFormat.of().formatHex(digest.digest()), entry);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The link that `line` (with its end) is, if it follows `before`, to the last byte.
    public static Optional<Link> follow(String before, String line) {
        if (line.length() < ENTRY_AT + SUFFIX.length() + 1) {
            return Optional.empty();
        }
        Link link = link(before, line.substring(ENTRY_AT, line.length() - SUFFIX.length() - 1));
        return link.line().equals(line) ? Optional.of(link) : Optional.empty();
    }

    /// The next line of a chained file with its end, one character a byte; null when there is no whole one, or one of
    /// more than `longest` bytes.
    public static @Nullable String line(InputStream input, int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        for (int next = input.read(); next >= 0; next = input.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
            if (line.size() > longest) {
                return null;
            }
        }
        return null;
    }
}
