package trading.launcher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where figures come from; without it they mean nothing.
public record Machine(int cores, long memoryBytes, String system, String java, String fileSystem) {
    public static Machine of(Path folder) throws IOException {
        long memory = ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                memory,
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                Files.getFileStore(folder).type());
    }

    /// True when the folder is in memory, so that forcing it to disk says nothing.
    public boolean hasNoDisk() {
        return fileSystem.equals("tmpfs") || fileSystem.equals("ramfs");
    }

    @Override
    public String toString() {
        return cores + " cores, " + (memoryBytes >> 30) + " GB, " + system + ", Java " + java + ", " + fileSystem;
    }
}
