package trading.infra.process;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/// How many files and connections this process may have open at once, and what clients may have of them.
public final class OpenFiles {
    /// For libraries, the journal, logs, the servers' own connections and commands of the owner.
    static final int OWN = 384;

    private static final int FEWEST_CONNECTIONS = 16;
    private static final int LISTENERS = 2;

    private OpenFiles() {}

    /// Empty where the system sets none.
    public static OptionalLong limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? OptionalLong.of(system.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }

    /// The most connections that one listener takes where it would take `wanted`: so many that clients alone
    /// never leave the journal without a file. Those beyond wait before the door.
    public static int connections(int wanted, OptionalLong limit) {
        if (limit.isEmpty()) {
            return wanted;
        }
        long share = (limit.getAsLong() - OWN) / LISTENERS;
        return (int) Math.min(wanted, Math.max(FEWEST_CONNECTIONS, share));
    }
}
