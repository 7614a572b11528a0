package trading.dist.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import trading.infra.process.Sha256;

/// The whole image in one file that can be run: what unpacks it goes before the archive, and knows its digest.
final class OneFile {
    private static final int NAME_DIGITS = 16;
    /// The end record of a zip without a comment, and where the length of that is told.
    private static final int END_LENGTH = 22;
    private static final int COMMENT_LENGTH_AT = 20;
    /// Read by `unpack.c`.
    private static final String COMMENT = "trading.sha256=";

    private OneFile() {}

    /// `script` stands before the archive, and is told its digest and how long it is itself.
    static void forLinux(Path script, Path archive, Path target) throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        String digest = Sha256.of(bytes);
        String text = Files.readString(script)
                .replace("@DIGEST16@", digest.substring(0, NAME_DIGITS))
                .replace("@DIGEST@", digest);
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        String placeholder = "@LENGTH@";
        String number = Integer.toString(length);
        // Spaces behind it keep the length as it is.
        String padded = number + " ".repeat(placeholder.length() - number.length());
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(text.replace(placeholder, padded).getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// The digest is that of the zip as far as its end record, which tells it as the comment.
    static void forWindows(Path executable, Path zip, Path target) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        int end = bytes.length - END_LENGTH;
        if (bytes[end] != 'P' || bytes[end + 1] != 'K' || bytes[end + 2] != 5 || bytes[end + 3] != 6) {
            throw new IOException(zip + " has a comment already, or is no zip");
        }
        byte[] comment = (COMMENT + Sha256.of(Arrays.copyOf(bytes, end))).getBytes(StandardCharsets.US_ASCII);
        byte[] record = Arrays.copyOfRange(bytes, end, bytes.length);
        record[COMMENT_LENGTH_AT] = (byte) comment.length;
        try (OutputStream out = Files.newOutputStream(target)) {
            Files.copy(executable, out);
            out.write(bytes, 0, end);
            out.write(record);
            out.write(comment);
        }
    }
}
