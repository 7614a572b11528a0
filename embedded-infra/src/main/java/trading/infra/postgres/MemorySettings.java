package trading.infra.postgres;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/// PostgreSQL's memory settings for a machine: it is one of several programs on it, not the only one.
record MemorySettings(int sharedBuffersMb, int effectiveCacheMb, int workMemMb, int maintenanceWorkMemMb) {
    static MemorySettings of(long machineBytes) {
        long machineMb = machineBytes >> 20;
        return new MemorySettings(
                clamp(machineMb / 16, 32, 512),
                clamp(machineMb / 4, 64, 8192),
                clamp(machineMb / 1024, 2, 16),
                clamp(machineMb / 64, 16, 128));
    }

    /// Of the machine, or of the container that we are in.
    static MemorySettings ofThisMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? of(system.getTotalMemorySize())
                : of(0);
    }

    Map<String, String> lines() {
        var lines = new LinkedHashMap<String, String>();
        lines.put("shared_buffers", sharedBuffersMb + "MB");
        lines.put("effective_cache_size", effectiveCacheMb + "MB");
        lines.put("work_mem", workMemMb + "MB");
        lines.put("maintenance_work_mem", maintenanceWorkMemMb + "MB");
        return lines;
    }

    private static int clamp(long value, int least, int most) {
        return Math.clamp(value, least, most);
    }
}
