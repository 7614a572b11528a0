package trading.launcher.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the system that started us how far we are, where it wants to know: systemd with `Type=notify`.
/// Its messages go to a kind of socket that Java has not, so that `systemd-notify` sends them.
public final class Readiness {
    private static final Logger log = LoggerFactory.getLogger(Readiness.class);
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final List<Path> PROGRAMS =
            List.of(Path.of("/usr/bin/systemd-notify"), Path.of("/bin/systemd-notify"));
    private static final long PATIENCE_SECONDS = 10;

    private Readiness() {}

    /// Everything is healthy.
    public static void ready() {
        tell("READY=1", "STATUS=healthy");
    }

    /// A stop in order has begun.
    public static void stopping() {
        tell("STOPPING=1", "STATUS=stopping");
    }

    private static void tell(String... words) {
        String socket = System.getenv(SOCKET);
        if (socket == null) {
            return;
        }
        for (Path program : PROGRAMS) {
            if (Files.isExecutable(program)) {
                tell(program, words);
                return;
            }
        }
        log.warn("systemd waits to be told, but there is no systemd-notify: looked={}", PROGRAMS);
    }

    private static void tell(Path program, String... words) {
        List<String> command = new java.util.ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        try {
            Process told = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!told.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || told.exitValue() != 0) {
                log.warn("systemd was not told: {}", command);
            }
        } catch (IOException e) {
            log.warn("systemd was not told: {}", command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
