package trading.launcher.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import trading.infra.process.Sha256;

/// Where the socket is. The operating systems allow only about a hundred bytes for its path, so a data
/// directory with a longer one has its socket in an owner-only folder of the temporary directory, named
/// after the data directory.
final class ControlSocket {
    private static final int LONGEST_PATH_BYTES = 100;

    private ControlSocket() {}

    static UnixDomainSocketAddress address(Path dataDirectory) throws IOException {
        Path inside = dataDirectory.toAbsolutePath().normalize().resolve("control.sock");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH_BYTES) {
            return UnixDomainSocketAddress.of(inside);
        }
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "trading-" + digest(inside.toString()));
        if (!Files.isDirectory(folder)) {
            if (posix()) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        }
        if (!Files.getOwner(folder).equals(Files.getOwner(dataDirectory))) {
            throw new IOException("control socket: folder=" + folder + " owner=" + Files.getOwner(folder)
                    + ": it belongs to another user; choose a data directory with a shorter path (--data-dir)");
        }
        return UnixDomainSocketAddress.of(folder.resolve("control.sock"));
    }

    static boolean posix() {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
