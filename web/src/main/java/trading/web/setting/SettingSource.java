package trading.web.setting;

import java.util.List;

/// The settings as they are now. Asked on request threads; must not wait.
@FunctionalInterface
public interface SettingSource {
    List<SettingJson> settings();
}
