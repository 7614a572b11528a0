package trading.web;

import trading.web.backup.BackupSource;
import trading.web.doctor.Examiner;
import trading.web.preference.Preferences;
import trading.web.setting.SecretDesk;
import trading.web.setting.SettingDesk;

/// What is there to run the product rather than to trade with it.
public record Operation(
        SettingDesk settings, SecretDesk secrets, BackupSource backups, Examiner doctor, Preferences preferences) {}
