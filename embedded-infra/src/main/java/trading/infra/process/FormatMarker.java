package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `trading.format` in a data directory: which form its files have. A build that knows only older forms
/// leaves a directory with a newer one alone.
final class FormatMarker {
    static final String FILE = "trading.format";
    /// Raised when an older build could no longer use, or would spoil, what this one writes.
    static final int FORMAT = 1;

    private static final Pattern CONTENT = Pattern.compile("format (\\d{1,9})\\s*");

    private FormatMarker() {}

    /// Writes nothing. A directory without a marker is new, or older than the markers.
    static void check(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file);
        Matcher content = CONTENT.matcher(text);
        if (!content.matches()) {
            throw DataDirectoryException.unknownFormat(file);
        }
        int format = Integer.parseInt(content.group(1));
        if (format > FORMAT) {
            throw DataDirectoryException.newerFormat(root, format, FORMAT);
        }
    }

    /// The caller holds the lock.
    static void write(Path root) throws IOException {
        if (!Files.exists(root.resolve(FILE))) {
            OwnerOnly.write(root.resolve(FILE), "format " + FORMAT + "\n");
        }
    }
}
