package trading.launcher.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;

/// A file of the configuration as text, whatever somebody put in its place.
final class ConfigFile {
    static final long MOST_BYTES = 1L << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfigFile() {}

    /// Empty when there is no such file, or when it is none that can be understood, which is noted.
    static Optional<String> text(Path file, String shownName, List<ConfigError> errors) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            errors.add(wrong(shownName, "not a file", "a file; this is a folder or a device"));
            return Optional.empty();
        }
        long bytes = Files.size(file);
        if (bytes > MOST_BYTES) {
            errors.add(wrong(shownName, bytes + " bytes", "a file of at most " + MOST_BYTES + " bytes"));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                errors.add(notText(shownName));
                return Optional.empty();
            }
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            errors.add(notText(shownName));
            return Optional.empty();
        } catch (AccessDeniedException e) {
            errors.add(ConfigError.ofPermission(
                    shownName, new Origin(shownName), "a file that Trading may read; mend its rights"));
            return Optional.empty();
        }
    }

    /// Notes it when everybody on the machine may read a file with a secret in it.
    static void requirePrivate(Path file, String shownName, String secret, List<ConfigError> errors)
            throws IOException {
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (modes && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
            errors.add(ConfigError.ofPermission(
                    secret,
                    new Origin(shownName),
                    "a file that others cannot read, since there is a secret in it: chmod o-rwx " + file
                            + ", or keep it with: trading secret set " + secret));
        }
    }

    private static ConfigError notText(String shownName) {
        return wrong(shownName, "not text", "text in UTF-8");
    }

    private static ConfigError wrong(String shownName, String value, String expected) {
        return new ConfigError(shownName, value, new Origin(shownName), expected);
    }
}
