package trading.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;
import trading.launcher.image.InstalledFiles;

/// Which build this is and what it brings along.
public final class Version implements IVersionProvider {
    private static final Properties PROPERTIES = load();

    /// The product's version, for example `0.1.0`.
    public static String product() {
        return PROPERTIES.getProperty("version");
    }

    /// The bundled PostgreSQL's, for example `18`.
    public static String postgresMajor() {
        String version = PROPERTIES.getProperty("postgresql");
        return version.substring(0, version.indexOf('.'));
    }

    /// The bundled one.
    static String postgres() {
        return PROPERTIES.getProperty("postgresql");
    }

    /// The bundled one.
    static String redis() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return PROPERTIES.getProperty(windows ? "redis.windows" : "redis");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "Trading " + product() + ", " + InstalledFiles.build(Home.image()),
            "  PostgreSQL " + postgres() + ", Redis " + redis(),
            "  Java " + Runtime.version() + " on " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }

    private static Properties load() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new IllegalStateException("version.properties is not in the jar", e);
        }
    }
}
