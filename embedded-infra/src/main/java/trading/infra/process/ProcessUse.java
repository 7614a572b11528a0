package trading.infra.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a process and those below it use. `memoryBytes`: of the machine's memory, what they share counted once.
/// `cpuSeconds`: since it began, with those below it that have ended.
public record ProcessUse(long memoryBytes, double cpuSeconds, int processes) {
    private static final Path PROC = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;

    /// Empty when it is gone, and where the system does not say it in this way.
    public static Optional<ProcessUse> of(long pid) {
        if (!Files.isDirectory(PROC.resolve(Long.toString(pid)))) {
            return Optional.empty();
        }
        List<Long> tree = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid)
                .ifPresent(head -> head.descendants().map(ProcessHandle::pid).forEach(tree::add));
        try {
            long memory = memoryOf(pid);
            double cpu = ticksOf(pid, true);
            for (long below : tree.subList(1, tree.size())) {
                memory += memoryOrZero(below);
                cpu += ticksOrZero(below);
            }
            return Optional.of(new ProcessUse(memory, cpu / TICKS_PER_SECOND, tree.size()));
        } catch (IOException goneOrNotOurs) {
            return Optional.empty();
        }
    }

    private static long memoryOrZero(long pid) {
        try {
            return memoryOf(pid);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static double ticksOrZero(long pid) {
        try {
            return ticksOf(pid, false);
        } catch (IOException ended) {
            return 0;
        }
    }

    /// Its share of each page: a page of two processes counts half for either.
    private static long memoryOf(long pid) throws IOException {
        for (String line : Files.readAllLines(PROC.resolve(pid + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
            }
        }
        return 0;
    }

    private static double ticksOf(long pid, boolean withEnded) throws IOException {
        String stat = Files.readString(PROC.resolve(pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        return withEnded ? ticks + Double.parseDouble(fields[13]) + Double.parseDouble(fields[14]) : ticks;
    }
}
