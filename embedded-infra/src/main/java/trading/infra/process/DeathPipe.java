package trading.infra.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// The writing end of the pipe that a child's watcher reads, see `death-pipe.sh`. The kernel closes it when
/// this JVM ends, however it ends, and the watcher then ends the child. As long as both live, the watcher
/// also passes on signals that Java has no call for.
final class DeathPipe {
    private static final String SCRIPT = script();

    private final OutputStream pipe;

    DeathPipe(Process process) {
        this.pipe = process.getOutputStream();
    }

    /// The whole command for a launch: out of the terminal, the watcher, the privileges, the kernel's
    /// signal.
    static List<String> wrap(Launch launch) {
        return Platform.current().isLinux() ? wrap(launch, LinuxTools.ofThisMachine()) : launch.command();
    }

    static List<String> wrap(Launch launch, LinuxTools tools) {
        String deathSignal = launch.orphanEnding().steps().getFirst().signal().name();
        var command = new ArrayList<String>();
        tools.setsid().ifPresent(command::add);
        command.addAll(List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                launch.name(),
                launch.orphanEnding().words(),
                launch.log().toAbsolutePath().toString()));
        command.addAll(launch.privileges().prefix());
        tools.setpriv().ifPresent(setpriv -> command.addAll(List.of(setpriv, "--pdeathsig", deathSignal, "--")));
        command.addAll(launch.command());
        return command;
    }

    /// False when there is no watcher to tell.
    boolean send(Signal signal) {
        if (!Platform.current().isLinux()) {
            return false;
        }
        try {
            pipe.write((signal.name() + "\n").getBytes(US_ASCII));
            pipe.flush();
            return true;
        } catch (IOException watcherGone) {
            return false;
        }
    }

    private static String script() {
        try (var stream = DeathPipe.class.getResourceAsStream("death-pipe.sh")) {
            if (stream == null) {
                throw new IllegalStateException("resource is missing: name=death-pipe.sh");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
