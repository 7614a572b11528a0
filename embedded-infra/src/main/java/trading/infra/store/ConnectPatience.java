package trading.infra.store;

import java.util.Locale;

/// How long a new connection to PostgreSQL may take. On Windows the server starts a whole program anew for
/// each, and the virus scanner reads it: what takes milliseconds elsewhere takes seconds there on a busy
/// machine.
final class ConnectPatience {
    private static final int SECONDS = 2;
    private static final int SECONDS_ON_WINDOWS = 15;

    private ConnectPatience() {}

    /// As a property of the driver.
    static String seconds() {
        return Integer.toString(seconds(System.getProperty("os.name", "")));
    }

    static int seconds(String system) {
        return system.toLowerCase(Locale.ROOT).startsWith("windows") ? SECONDS_ON_WINDOWS : SECONDS;
    }
}
