package trading.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The folder of the executable, and where the data go when nothing else is said.
final class Home {
    private Home() {}

    /// `-Dtrading.home`, which the start scripts set, else the working directory.
    static Path folder() {
        return Path.of(Objects.requireNonNullElse(System.getProperty("trading.home"), ""))
                .toAbsolutePath()
                .normalize();
    }

    /// `data/` beside the executable, so that the folder can be moved as a whole; the user's data folder
    /// when that place cannot be written to.
    static Path defaultDataDirectory(Path home) {
        Path beside = home.resolve("data");
        boolean writable = Files.exists(beside) ? canCreateIn(beside) : canCreateIn(home);
        return writable ? beside : userDataFolder(System.getenv(), System.getProperty("user.home"));
    }

    static Path userDataFolder(Map<String, String> environment, String userHome) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return local == null ? Path.of(userHome, "AppData", "Local", "Trading") : Path.of(local, "Trading");
        }
        if (system.startsWith("mac")) {
            return Path.of(userHome, "Library", "Application Support", "Trading");
        }
        String xdg = environment.get("XDG_DATA_HOME");
        return xdg == null || xdg.isEmpty() ? Path.of(userHome, ".local", "share", "trading") : Path.of(xdg, "trading");
    }

    /// Asks by doing: permission bits say nothing about read-only file systems, and root passes them all.
    private static boolean canCreateIn(Path folder) {
        try {
            Path probe = Files.createTempFile(folder, ".writable", null);
            Files.delete(probe);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
