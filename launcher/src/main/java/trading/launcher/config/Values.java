package trading.launcher.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The values that were written, and what is wrong with them as they are read one after the other.
final class Values {
    private final Map<Setting<?>, RawValue> raw;
    private final List<ConfigError> errors;

    Values(Map<Setting<?>, RawValue> raw, List<ConfigError> errors) {
        this.raw = raw;
        this.errors = errors;
    }

    /// Empty when the value is wrong, which is noted, or when there is neither a value nor a default.
    <T> Optional<T> read(Setting<T> setting) {
        RawValue value = raw.get(setting);
        if (value == null) {
            return Optional.ofNullable(setting.defaultText()).map(setting.parser()::parse);
        }
        try {
            return Optional.of(setting.parser().parse(value.text()));
        } catch (IllegalArgumentException e) {
            // What a parser says of a secret quotes nothing of it, and is all that its reader has to go by.
            wrong(
                    setting,
                    setting.expected() + (setting.secret() && e.getMessage() != null ? "; " + e.getMessage() : ""));
            return Optional.empty();
        }
    }

    /// Whether nobody wrote it.
    boolean isAbsent(Setting<?> setting) {
        return !raw.containsKey(setting);
    }

    /// What somebody wrote, understood; empty when nobody did, or when it is wrong.
    <T> Optional<T> written(Setting<T> setting) {
        RawValue value = raw.get(setting);
        try {
            return value == null
                    ? Optional.empty()
                    : Optional.of(setting.parser().parse(value.text()));
        } catch (IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /// Notes that a value does not go together with others.
    void wrong(Setting<?> setting, String expected) {
        wrong(setting, text(setting), expected);
    }

    /// Notes that `part` of a value is wrong.
    void wrong(Setting<?> setting, String part, String expected) {
        RawValue value = raw.get(setting);
        boolean hidden = SecretNames.isSecret(setting);
        errors.add(new ConfigError(
                setting.shownName(),
                hidden ? ConfigError.HIDDEN : part,
                value == null ? Origin.DEFAULT : value.origin(),
                expected,
                setting.example(),
                false));
    }

    private String text(Setting<?> setting) {
        RawValue value = raw.get(setting);
        return value == null ? Objects.requireNonNullElse(setting.defaultText(), "") : value.text();
    }
}
