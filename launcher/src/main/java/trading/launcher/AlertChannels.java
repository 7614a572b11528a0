package trading.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import trading.launcher.config.AlertConfig;
import trading.web.alert.AlertChannel;
import trading.web.alert.ChannelPlan;
import trading.web.alert.DesktopChannel;
import trading.web.alert.EmailChannel;
import trading.web.alert.TelegramChannel;
import trading.web.alert.WebhookChannel;

/// The channels of alerts that the configuration sets up.
final class AlertChannels {
    private AlertChannels() {}

    static List<ChannelPlan> of(AlertConfig config) {
        List<AlertChannel> channels = new ArrayList<>();
        config.webhook().ifPresent(address -> channels.add(new WebhookChannel(address.outgoing())));
        config.email().ifPresent(account -> channels.add(new EmailChannel(account)));
        config.telegram()
                .ifPresent(bot -> channels.add(
                        new TelegramChannel(bot.server(), bot.token().value(), bot.chat())));
        if (config.desktop()) {
            channels.add(DesktopChannel.ofThisSystem());
        }
        return channels.stream()
                .map(channel -> new ChannelPlan(
                        channel, Objects.requireNonNull(config.least().get(channel.kind()))))
                .toList();
    }
}
