package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Data directories for tests that share one unpacked PostgreSQL and Redis, below the module's `target`.
public final class SharedRuntime {
    public static final Path FOLDER = Path.of("target", "test-runtime").toAbsolutePath();

    private SharedRuntime() {}

    public static DataDirectory open(Path directory) {
        return DataDirectory.open(directory, FOLDER);
    }

    /// Everything that runs with its working directory somewhere below a folder: servers, backends,
    /// watchers.
    public static Stream<Long> processesIn(Path folder) throws IOException {
        String real = folder.toRealPath() + "/";
        return LinuxProcesses.all().filter(pid -> (LinuxProcesses.workingDirectory(pid) + "/").startsWith(real));
    }

    /// Kills the watchers of the children that work there, as a thoughtless `pkill` could; answers how
    /// many.
    public static long killWatchersIn(Path folder) throws IOException {
        return processesIn(folder)
                .filter(pid -> LinuxProcesses.name(pid).equals("sh"))
                .map(pid -> ProcessHandle.of(pid).orElseThrow().destroyForcibly())
                .count();
    }

    /// Sends a signal by its name: `STOP` makes a process hang, `CONT` lets it go on.
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor();
    }

    /// The addresses that listen on a port, as the kernel's tables write them: `0100007F` is 127.0.0.1.
    public static Stream<String> listeningAddresses(int port) throws IOException {
        String end = String.format(":%04X", port);
        return Stream.concat(
                        Files.readAllLines(Path.of("/proc/net/tcp")).stream(),
                        Files.readAllLines(Path.of("/proc/net/tcp6")).stream())
                .map(line -> line.trim().split("\\s+"))
                .filter(fields -> fields[1].endsWith(end) && fields[3].equals("0A"))
                .map(fields -> fields[1].substring(0, fields[1].indexOf(':')));
    }
}
