package trading.infra.process;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data directory cannot be used.
public final class DataDirectoryException extends ServiceStartException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private DataDirectoryException(int exitCode, String reason, List<String> solutions, @Nullable Throwable cause) {
        super("Trading", reason, solutions, cause);
        this.exitCode = exitCode;
    }

    static DataDirectoryException notCreatable(Path directory, Throwable cause) {
        return new DataDirectoryException(
                73, "the data directory " + directory + " cannot be made: " + describe(cause), otherPlace(), cause);
    }

    static DataDirectoryException notPermitted(Path path, Throwable cause) {
        return new DataDirectoryException(
                77,
                "the data directory cannot be written to by user " + System.getProperty("user.name") + ": "
                        + describe(cause) + " at " + path,
                otherPlace(),
                cause);
    }

    static DataDirectoryException notOurs(Path path, String owner) {
        return new DataDirectoryException(
                77,
                path + " belongs to another user: " + owner,
                List.of("Start Trading as " + owner, "Use another data directory: trading start --data-dir DIRECTORY"),
                null);
    }

    static DataDirectoryException newerFormat(Path directory, int format, int known) {
        return new DataDirectoryException(
                78,
                "the data directory " + directory + " was written by a newer build: format=" + format
                        + ", this build knows up to " + known + "; nothing in it was changed",
                List.of(
                        "Start it with the newer build",
                        "Restore a backup of this build into another folder: trading db restore FILE --data-dir DIRECTORY"),
                null);
    }

    /// `what` is newer than this build knows: `tables=9, this build knows up to 6`.
    public static DataDirectoryException newerRelease(Path directory, String product, String what) {
        return new DataDirectoryException(
                78,
                "the data directory " + directory + " was used by a newer build" + product + ": " + what
                        + "; nothing in it was changed",
                List.of(
                        "Start it with the newer build",
                        "Restore a backup of this build into another folder: trading db restore FILE --data-dir DIRECTORY"),
                null);
    }

    static DataDirectoryException unknownFormat(Path marker) {
        return new DataDirectoryException(
                78,
                marker + " does not say in which format the data directory is; nothing in it was changed",
                List.of(
                        "Put the file back from a copy: it says 'format " + FormatMarker.FORMAT + "' for this build",
                        "Use another data directory: trading start --data-dir DIRECTORY"),
                null);
    }

    static DataDirectoryException full(Path directory, long freeBytes, long neededBytes) {
        return new DataDirectoryException(
                73,
                "the disk of " + directory + " is nearly full: " + (freeBytes >> 20) + " MB free, at least "
                        + (neededBytes >> 20) + " MB needed",
                List.of(
                        "Free some space on that disk",
                        "Use another data directory: trading start --data-dir DIRECTORY"),
                null);
    }

    @Override
    public int exitCode() {
        return exitCode;
    }

    private static List<String> otherPlace() {
        return List.of(
                "Use another data directory: trading start --data-dir DIRECTORY",
                "Give the user that starts Trading the right to write there");
    }

    private static String describe(Throwable cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "access denied";
            case FileAlreadyExistsException exists -> "there is a file of that name";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
