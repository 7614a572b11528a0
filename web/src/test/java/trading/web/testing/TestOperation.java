package trading.web.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import trading.web.Operation;
import trading.web.backup.BackupSource;
import trading.web.doctor.Examiner;
import trading.web.preference.Preferences;
import trading.web.setting.SecretDesk;
import trading.web.setting.SettingDesk;
import trading.web.setting.SettingJson;

/// One setting, one secret, backups that never end, and a doctor who finds what he is told.
public final class TestOperation {
    private final List<SettingDesk.Change> changes = new CopyOnWriteArrayList<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final AtomicBoolean backing = new AtomicBoolean();
    private final List<Examiner.DoctorFindingJson> findings =
            new CopyOnWriteArrayList<>(List.of(new Examiner.DoctorFindingJson("disk", "OK", "100 GB are free", "")));
    private final SettingJson setting;
    private final Preferences preferences;
    private volatile boolean closed;

    TestOperation(SettingJson setting, Path preferences) {
        this.setting = setting;
        this.preferences = Preferences.in(preferences);
    }

    Operation operation() {
        return new Operation(settingDesk(), secretDesk(), backups(), () -> List.copyOf(findings), preferences);
    }

    /// What was asked for and taken.
    public List<SettingDesk.Change> changes() {
        return changes;
    }

    public Map<String, String> kept() {
        return secrets;
    }

    public void find(Examiner.DoctorFindingJson finding) {
        findings.add(finding);
    }

    /// The secret store cannot be opened from now on.
    public void closeSecrets() {
        closed = true;
    }

    private SettingDesk settingDesk() {
        return new SettingDesk() {
            @Override
            public List<SettingJson> settings() {
                return List.of(setting);
            }

            /// Takes every value of the one setting but `LOUD`.
            @Override
            public Answer change(List<Change> wished) {
                List<Objection> objections = new ArrayList<>();
                for (int index = 0; index < wished.size(); index++) {
                    if (!wished.get(index).key().equals(setting.key())) {
                        objections.add(new Objection(index, "there is no setting of this name"));
                    } else if ("LOUD".equals(wished.get(index).value())) {
                        objections.add(new Objection(index, "log.level = LOUD"));
                    }
                }
                if (!objections.isEmpty()) {
                    return new Answer.Refused(objections);
                }
                changes.addAll(wished);
                return new Answer.Taken(List.of(setting.key()), List.of(), List.of("config/config.toml"));
            }
        };
    }

    private SecretDesk secretDesk() {
        return new SecretDesk() {
            @Override
            public List<SecretJson> secrets() throws IOException {
                if (closed) {
                    throw new SecretsUnavailable("the store is damaged", new IOException("damaged"));
                }
                boolean set = secrets.containsKey("OPENAI_API_KEY");
                return List.of(new SecretJson(
                        "OPENAI_API_KEY", "The key of the model.", set ? "2026-11-27T04:00:00Z" : null, null));
            }

            @Override
            public Optional<String> set(String name, String value) {
                if (value.length() < 8) {
                    return Optional.of("at least 8 letters");
                }
                secrets.put(name, value);
                return Optional.empty();
            }

            @Override
            public boolean remove(String name) {
                return secrets.remove(name) != null;
            }
        };
    }

    private BackupSource backups() {
        return new BackupSource() {
            @Override
            public BackupsJson backups() {
                return new BackupsJson(
                        "/backups",
                        24,
                        7,
                        backing.get(),
                        null,
                        List.of(new BackupJson(
                                "trading-backup-20261127T030000Z.tar", "2026-11-27T03:00:00Z", 1_234, false)));
            }

            @Override
            public boolean begin() {
                return backing.compareAndSet(false, true);
            }
        };
    }
}
