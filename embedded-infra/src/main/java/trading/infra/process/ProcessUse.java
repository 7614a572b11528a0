package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a process and those that it has started take. `residentBytes`: of memory, with what they share counted once;
/// empty where the system does not tell; `cpu`: since its start, with that of processes that it has ended.
public record ProcessUse(OptionalLong residentBytes, Duration cpu) {
    private static final Path PROC = Path.of("/proc");
    /// Linux tells times of processes in hundredths of a second on every machine that we run on.
    private static final long TICK_MILLIS = 10;

    /// Of one process, as `/proc` tells: memory of its own, memory that others may use too, time in ticks.
    private record Part(long ownBytes, long sharedBytes, long ticks) {}

    /// Empty when there is no such process.
    public static Optional<ProcessUse> of(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        return Files.isDirectory(PROC)
                ? ofLinux(process.get())
                : Optional.of(new ProcessUse(
                        OptionalLong.empty(),
                        process.get().info().totalCpuDuration().orElse(Duration.ZERO)));
    }

    private static Optional<ProcessUse> ofLinux(ProcessHandle process) {
        List<Part> parts = new ArrayList<>();
        part(process.pid(), true).ifPresent(parts::add);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        process.children().forEach(child -> part(child.pid(), false).ifPresent(parts::add));
        long own = parts.stream().mapToLong(Part::ownBytes).sum();
        long shared = parts.stream().mapToLong(Part::sharedBytes).max().orElse(0);
        long ticks = parts.stream().mapToLong(Part::ticks).sum();
        return Optional.of(new ProcessUse(OptionalLong.of(own + shared), Duration.ofMillis(ticks * TICK_MILLIS)));
    }

    /// `withEnded`: with the time of children that have ended.
    private static Optional<Part> part(long pid, boolean withEnded) {
        try {
            long own = 0;
            long shared = 0;
            for (String line : Files.readAllLines(PROC.resolve(pid + "/status"))) {
                if (line.startsWith("RssAnon:")) {
                    own += kilobytes(line);
                } else if (line.startsWith("RssFile:") || line.startsWith("RssShmem:")) {
                    shared += kilobytes(line);
                }
            }
            String stat = Files.readString(PROC.resolve(pid + "/stat"));
            // behind the name, which may hold anything: state is the third field, times are the 14th to 17th
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            long ended = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            return Optional.of(new Part(own, shared, ticks + (withEnded ? ended : 0)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Of `RssAnon:      1234 kB`, in bytes.
    private static long kilobytes(String line) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }
}
