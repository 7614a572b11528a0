package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What `/proc` tells about processes. A process that is gone or belongs to somebody else answers "".
final class LinuxProcesses {
    private static final Path PROC = Path.of("/proc");

    private LinuxProcesses() {}

    static Stream<Long> all() {
        String[] names = PROC.toFile().list();
        return names == null
                ? Stream.empty()
                : Stream.of(names)
                        .filter(name -> Character.isDigit(name.charAt(0)))
                        .map(Long::parseLong);
    }

    static String name(long pid) {
        try {
            return Files.readString(PROC.resolve(pid + "/comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    /// 0 for one that is gone.
    static long parent(long pid) {
        try {
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3)[1]);
        } catch (IOException gone) {
            return 0;
        }
    }

    static String workingDirectory(long pid) {
        return link(PROC.resolve(pid + "/cwd"));
    }

    static String executable(long pid) {
        return link(PROC.resolve(pid + "/exe"));
    }

    /// Where a link of `/proc` points, as text: it need not be the path of anything.
    static String link(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
