package trading.launcher;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import trading.infra.process.OwnerOnly;

/// The folder of the executable, and where the data go when nothing else is said.
final class Home {
    private static final String CONFIG = "config";

    private Home() {}

    /// `-Dtrading.home`, which the start scripts set, else the working directory. The configuration is in it.
    static Path folder() {
        return Path.of(Objects.requireNonNullElse(System.getProperty("trading.home"), ""))
                .toAbsolutePath()
                .normalize();
    }

    /// Where the program itself is: the same folder, unless the product is one file that has unpacked itself.
    static Path image() {
        String image = System.getProperty("trading.image");
        return image == null ? folder() : Path.of(image).toAbsolutePath().normalize();
    }

    /// Gives a home that is apart from the program its configuration, as the program brings it, where it
    /// has none yet.
    static void prepare() throws IOException {
        prepare(image(), folder());
    }

    static void prepare(Path image, Path home) throws IOException {
        Path config = home.resolve(CONFIG);
        if (image.equals(home) || Files.exists(config)) {
            return;
        }
        Files.createDirectories(home);
        Path unfinished = Files.createTempDirectory(home, "." + CONFIG);
        try (Stream<Path> files = Files.walk(image.resolve(CONFIG))) {
            for (Path file : files.toList()) {
                Path copy = unfinished.resolve(image.relativize(file).toString());
                Files.copy(file, copy);
            }
        }
        try {
            Files.move(unfinished.resolve(CONFIG), config, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException byAnother) {
            // Two first starts at once: both have copied the same.
            OwnerOnly.delete(unfinished.resolve(CONFIG));
        }
        Files.delete(unfinished);
    }

    /// `data/` beside the executable, so that the folder can be moved as a whole; the user's data folder
    /// when that place cannot be written to, or is that folder itself.
    static Path defaultDataDirectory(Path home) {
        if (home.equals(userDataFolder(System.getenv(), System.getProperty("user.home")))) {
            return home;
        }
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
