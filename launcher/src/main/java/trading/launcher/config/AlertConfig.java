package trading.launcher.config;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import trading.web.alert.AlertJson.Severity;
import trading.web.alert.ChannelKind;
import trading.web.alert.MailAccount;

/// By which channels alerts go out. `least`: what is bad enough for each.
public record AlertConfig(
        Optional<SecretAddress> webhook,
        Optional<MailAccount> email,
        Optional<Telegram> telegram,
        boolean desktop,
        Map<ChannelKind, Severity> least) {
    public AlertConfig {
        least = Map.copyOf(least);
    }

    /// A bot, whom it writes to, and where the bots' interface is.
    public record Telegram(URI server, BotToken token, String chat) {}
}
