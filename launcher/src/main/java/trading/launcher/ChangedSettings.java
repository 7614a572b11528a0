package trading.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import trading.launcher.config.SettingsEditor;
import trading.launcher.config.TradingConfig;
import trading.web.setting.SettingDesk;
import trading.web.setting.SettingJson;

/// The settings in force, and their change by way of the configuration's files: these are written, and
/// taken by who watches them, as if a person had written them.
final class ChangedSettings implements SettingDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 20;

    private final SettingsInForce settings;
    private final SettingsEditor editor;

    ChangedSettings(SettingsInForce settings, SettingsEditor editor) {
        this.settings = settings;
        this.editor = editor;
    }

    @Override
    public List<SettingJson> settings() {
        return settings.settings();
    }

    @Override
    public Answer change(List<Change> changes) throws IOException, InterruptedException {
        List<SettingsEditor.Wish> wishes = changes.stream()
                .map(each -> {
                    String value = each.value();
                    return new SettingsEditor.Wish(each.key(), value == null ? null : value.strip());
                })
                .toList();
        return switch (edit(wishes)) {
            case SettingsEditor.Outcome.Written(TradingConfig config, List<String> files) -> {
                awaitTaken(config);
                yield taken(changes, files);
            }
            case SettingsEditor.Outcome.Refused(List<SettingsEditor.Objection> objections) ->
                new Answer.Refused(objections.stream()
                        .map(each -> new Objection(each.index(), each.detail()))
                        .toList());
        };
    }

    /// What the disk refuses is told like everything else that is wrong: it is for the reader to mend.
    private SettingsEditor.Outcome edit(List<SettingsEditor.Wish> wishes) {
        try {
            return editor.edit(wishes);
        } catch (IOException unwritten) {
            return new SettingsEditor.Outcome.Refused(List.of(new SettingsEditor.Objection(
                    -1, "the file cannot be written: " + unwritten + ": see who may write to the folder config/")));
        }
    }

    private void awaitTaken(TradingConfig config) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!settings.hasTaken(config) && System.nanoTime() - end < 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private Answer.Taken taken(List<Change> changes, List<String> files) {
        Map<String, SettingJson> now =
                settings.settings().stream().collect(Collectors.toMap(SettingJson::key, each -> each));
        List<String> atOnce = new ArrayList<>();
        List<String> nextStart = new ArrayList<>();
        for (Change change : changes) {
            SettingJson setting = now.get(change.key());
            if (setting != null) {
                (setting.waits() ? nextStart : atOnce).add(setting.key());
            }
        }
        return new Answer.Taken(atOnce, nextStart, files);
    }
}
