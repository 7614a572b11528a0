package trading.launcher.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A setting with what holds for it and where that came from. A secret is in no text that can be had from here.
public final class SettingValue {
    private final Setting<?> setting;
    private final @Nullable String text;
    private final Origin origin;

    SettingValue(Setting<?> setting, @Nullable String text, Origin origin) {
        this.setting = setting;
        this.text = text;
        this.origin = origin;
    }

    /// Of every setting, in the order of the reference page.
    static List<SettingValue> all(Map<Setting<?>, RawValue> raw) {
        List<SettingValue> values = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            RawValue written = raw.get(setting);
            values.add(
                    written == null
                            ? new SettingValue(setting, setting.defaultText(), Origin.DEFAULT)
                            : new SettingValue(setting, written.text(), written.origin()));
        }
        return List.copyOf(values);
    }

    public String key() {
        return setting.key();
    }

    public String environmentName() {
        return setting.environmentName();
    }

    public String group() {
        return setting.group();
    }

    public String help() {
        return setting.help();
    }

    public String expected() {
        return setting.expected();
    }

    public @Nullable String defaultText() {
        return setting.defaultText();
    }

    public boolean hot() {
        return setting.hot();
    }

    public boolean secret() {
        return SecretNames.isSecret(setting);
    }

    Origin origin() {
        return origin;
    }

    /// Why it cannot be changed by way of the API; empty when it can.
    public Optional<String> fixed() {
        return SettingPlace.objection(setting, origin);
    }

    public String source() {
        return origin.text();
    }

    /// What holds; `***` in place of a secret that somebody wrote, null where there is neither value nor
    /// default.
    public @Nullable String shown() {
        return secret() && !Objects.equals(text, setting.defaultText()) ? ConfigError.HIDDEN : text;
    }

    /// Whether both mean the same setting and the same value, wherever it was written.
    public boolean isSameAs(SettingValue other) {
        return setting.equals(other.setting) && Objects.equals(text, other.text);
    }

    /// Whether somebody wrote `value`; null: whether nobody wrote anything.
    boolean says(@Nullable String value) {
        return value == null ? origin.equals(Origin.DEFAULT) : value.strip().equals(text);
    }

    @Override
    public String toString() {
        return setting.key() + "=" + shown();
    }
}
