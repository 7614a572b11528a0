package trading.launcher.config;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The settings that `trading secret` keeps, by environment name.
public final class SecretNames {
    private SecretNames() {}

    public static SortedSet<String> all() {
        TreeSet<String> names = new TreeSet<>();
        for (Setting<?> setting : Settings.ALL) {
            if (isSecret(setting)) {
                names.add(setting.environmentName());
            }
        }
        return names;
    }

    /// What one of [#all] is for; empty for another name.
    public static String help(String name) {
        return Settings.ALL.stream()
                .filter(setting -> setting.environmentName().equals(name))
                .map(Setting::help)
                .findFirst()
                .orElse("");
    }

    static boolean isSecret(Setting<?> setting) {
        return setting.secret() || setting.equals(AlertSettings.WEBHOOK);
    }

    /// The one that a wrong name was most likely meant to be.
    public static Optional<String> nearest(String unknown) {
        return NearestName.to(unknown, all());
    }

    /// What would be right when the value is not; says nothing of the value itself.
    public static Optional<String> objection(String name, String value) {
        return Settings.ALL.stream()
                .filter(setting ->
                        isSecret(setting) && setting.environmentName().equals(name))
                .filter(setting -> !parses(setting, value))
                .<String>map(Setting::expected)
                .findFirst();
    }

    private static boolean parses(Setting<?> setting, String value) {
        try {
            setting.parser().parse(value);
            return true;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }
}
