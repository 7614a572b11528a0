package trading.infra.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The process that listens on a port of this machine.
public record PortHolder(long pid, String name) {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    /// Empty where the system does not tell: no `/proc`, or a process of somebody else.
    public static Optional<PortHolder> of(int port) {
        if (!Files.isDirectory(PROC)) {
            return Optional.empty();
        }
        Set<String> sockets = new HashSet<>();
        listeners(PROC.resolve("net/tcp"), port, sockets);
        listeners(PROC.resolve("net/tcp6"), port, sockets);
        return sockets.isEmpty() ? Optional.empty() : owner(sockets);
    }

    /// A line of the table is `sl local_address rem_address st … uid timeout inode`, addresses in
    /// hexadecimal.
    private static void listeners(Path table, int port, Set<String> sockets) {
        String end = String.format(":%04X", port);
        try {
            for (String line : Files.readAllLines(table)) {
                String[] fields = line.trim().split("\\s+", -1);
                if (fields.length > 9 && fields[1].endsWith(end) && fields[3].equals(LISTENING)) {
                    sockets.add("socket:[" + fields[9] + "]");
                }
            }
        } catch (IOException unreadable) {
            // No such protocol on this machine: it holds no port then.
        }
    }

    private static Optional<PortHolder> owner(Set<String> sockets) {
        return LinuxProcesses.all()
                .filter(pid -> holds(pid, sockets))
                .findFirst()
                .map(pid -> new PortHolder(pid, LinuxProcesses.name(pid)));
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(LinuxProcesses.link(descriptor))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
            return false;
        }
        return false;
    }
}
