package trading.launcher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where figures come from; without it they mean nothing. `load`: how many threads of anybody wanted a core
/// just before, -1 where the system does not tell.
public record Machine(int cores, long memoryBytes, String system, String java, String fileSystem, double load) {
    public static Machine of(Path folder) throws IOException {
        var platform = ManagementFactory.getOperatingSystemMXBean();
        long memory =
                platform instanceof com.sun.management.OperatingSystemMXBean system ? system.getTotalMemorySize() : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                Files.getFileStore(folder).type(),
                platform.getSystemLoadAverage());
    }

    /// True when the folder is in memory, so that forcing it to disk says nothing.
    public boolean hasNoDisk() {
        return fileSystem.equals("tmpfs") || fileSystem.equals("ramfs");
    }

    /// True when others leave less than one core free: figures are then theirs as much as ours.
    public boolean isBusy() {
        return load > cores - 1.0;
    }

    @Override
    public String toString() {
        String text =
                cores + " cores, " + (memoryBytes >> 30) + " GB, " + system + ", Java " + java + ", " + fileSystem;
        return load < 0 ? text : text + String.format(Locale.ROOT, ", load %.1f before", load);
    }
}
