package trading.infra.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The small programs of the system that help to start a child, by their absolute paths. Looked up in the
/// system's folders only, never on the caller's PATH, and each tried, as some systems bring them without
/// what we need.
///
/// `setpriv` runs a program as another user, and sets the signal that it gets when the thread that started it ends;
/// `setsid` takes a program out of the terminal's group, so that Ctrl-C reaches the launcher alone; `unshare` runs a
/// program in a user namespace of its own.
record LinuxTools(Optional<String> setpriv, Optional<String> setsid, Optional<String> unshare) {
    static final String PATH = "/usr/sbin:/usr/bin:/sbin:/bin";
    private static final String TRY_ALL = """
            setpriv --pdeathsig TERM -- true && echo "setpriv=$(command -v setpriv)"
            setsid true && echo "setsid=$(command -v setsid)"
            unshare -U true && echo "unshare=$(command -v unshare)"
            """;

    static LinuxTools ofThisMachine() {
        return OfThisMachine.TOOLS;
    }

    private static LinuxTools tried() {
        try {
            var builder = new ProcessBuilder("/bin/sh", "-c", TRY_ALL).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().clear();
            builder.environment().put("PATH", PATH);
            Process shell = builder.start();
            shell.getOutputStream().close();
            Map<String, String> found = new String(shell.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains("=/"))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1)));
            return new LinuxTools(
                    Optional.ofNullable(found.get("setpriv")),
                    Optional.ofNullable(found.get("setsid")),
                    Optional.ofNullable(found.get("unshare")));
        } catch (IOException noShell) {
            throw new UncheckedIOException("cannot run /bin/sh", noShell);
        }
    }

    private static final class OfThisMachine {
        static final LinuxTools TOOLS = tried();
    }
}
