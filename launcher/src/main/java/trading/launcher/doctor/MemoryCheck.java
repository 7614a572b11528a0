package trading.launcher.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;

/// Memory of the machine, and how much of it is free.
final class MemoryCheck implements Check {
    private static final String SUBJECT = "memory";
    private static final long LEAST_BYTES = 1L << 30;

    @Override
    public Set<String> subjects() {
        return Set.of(SUBJECT);
    }

    @Override
    public List<Finding> findings(Surroundings here) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? List.of(of(system.getTotalMemorySize(), system.getFreeMemorySize(), system.getTotalSwapSpaceSize()))
                : List.of(Finding.note(SUBJECT, "this Java does not tell", ""));
    }

    static Finding of(long total, long free, long swap) {
        String what = Texts.gigabytes(total) + " in all, " + Texts.gigabytes(free) + " unused, " + Texts.gigabytes(swap)
                + " swap";
        return total < LEAST_BYTES
                ? Finding.wrong(SUBJECT, what, "1 GB is the least that PostgreSQL and the rest need")
                : Finding.well(SUBJECT, what);
    }
}
