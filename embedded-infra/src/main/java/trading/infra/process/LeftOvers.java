package trading.infra.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Processes that a killed run left behind, known by what cannot be mistaken: they run one of our programs
/// and their working directory is our data. A number in an old file is never trusted, as it may be somebody
/// else's by now.
public final class LeftOvers {
    private static final Logger log = LoggerFactory.getLogger(LeftOvers.class);

    private LeftOvers() {}

    /// Ends those whose program is called `program` and that work in `directory` or below; returns when
    /// they are gone.
    public static void end(String program, Path directory, Ending ending) throws IOException {
        List<Long> left = find(program, directory);
        if (left.isEmpty()) {
            return;
        }
        log.warn("ending what an earlier run left behind: program={} pids={} directory={}", program, left, directory);
        for (Ending.Step step : ending.steps()) {
            signal(step.signal(), left);
            left = awaitGone(program, directory, step.patience().toNanos());
            if (left.isEmpty()) {
                return;
            }
        }
        signal(Signal.KILL, left);
        left = awaitGone(program, directory, TimeUnit.SECONDS.toNanos(2));
        if (!left.isEmpty()) {
            throw new IOException("still running: program=" + program + " pids=" + left);
        }
    }

    /// Whether the process of this number, which an old file in `directory` names, cannot be the program
    /// that wrote the file: there is one of that number, and it is another program, or works in another
    /// folder. The latter is so in a copy of the folder of one that runs.
    public static boolean isSomebodyElse(long pid, String program, Path directory) throws IOException {
        String name = LinuxProcesses.name(pid);
        String works = LinuxProcesses.workingDirectory(pid);
        return !name.isEmpty()
                && (!name.equals(program)
                        || (!works.isEmpty() && !Path.of(works).startsWith(directory.toRealPath())));
    }

    private static List<Long> find(String program, Path directory) throws IOException {
        if (!directory.toFile().exists()) {
            return List.of();
        }
        if (!Platform.current().isLinux()) {
            return unpackedBeside(program, directory);
        }
        String real = directory.toRealPath() + "/";
        return LinuxProcesses.all()
                .filter(pid -> (LinuxProcesses.workingDirectory(pid) + "/").startsWith(real))
                .filter(pid ->
                        LinuxProcesses.executable(pid).replace(" (deleted)", "").endsWith("/" + program))
                .toList();
    }

    /// Windows does not tell where a process works, but which program it runs, and each data folder has
    /// unpacked its own.
    static List<Long> unpackedBeside(String program, Path directory) throws IOException {
        Path data = directory.toRealPath().getParent();
        if (data == null) {
            return List.of();
        }
        Path runtime = data.resolve("runtime");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .map(Path::of)
                        .filter(command -> command.endsWith(program) && command.startsWith(runtime))
                        .isPresent())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static List<Long> awaitGone(String program, Path directory, long patienceNanos) throws IOException {
        long end = System.nanoTime() + patienceNanos;
        List<Long> left = find(program, directory);
        while (!left.isEmpty() && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the end of " + left, interrupted);
            }
            left = find(program, directory);
        }
        return left;
    }

    /// To the heads of families only, who know how to end their children; orphans are heads too.
    private static void signal(Signal signal, List<Long> pids) throws IOException {
        if (!Platform.current().isLinux()) {
            pids.forEach(pid -> signalOnWindows(signal, pid));
            return;
        }
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -$0 \"$@\"", signal.name()));
        pids.stream()
                .filter(pid -> signal == Signal.KILL || !pids.contains(LinuxProcesses.parent(pid)))
                .forEach(pid -> command.add(pid.toString()));
        Process kill = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            kill.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ending " + pids, interrupted);
        }
    }

    private static void signalOnWindows(Signal signal, long pid) {
        if (signal == Signal.KILL || !WindowsSignal.send(pid, signal)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
