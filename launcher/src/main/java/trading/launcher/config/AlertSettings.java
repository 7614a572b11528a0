package trading.launcher.config;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import trading.web.alert.AlertJson.Severity;
import trading.web.alert.ChannelKind;
import trading.web.alert.MailAccount;

/// The settings of alerts.
final class AlertSettings {
    private static final Pattern CHAT = Pattern.compile("-?\\d{1,20}|@[A-Za-z0-9_]{4,64}");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /// The address may hold a secret.
    static final Setting<Optional<URI>> WEBHOOK = new Setting<Optional<URI>>(
                    "alerts.webhook",
                    "ALERTS_WEBHOOK",
                    "Where [alerts](api.md#alerts) are posted to; it may hold a secret and is never logged.",
                    "none, or an address to post alerts to, for example https://example.com/hook",
                    Texts.NONE,
                    text -> text.equals(Texts.NONE) ? Optional.empty() : Optional.of(Texts.webAddress(text)))
            .takenAtOnce();

    static final Setting<Optional<MailAccount>> EMAIL = new Setting<Optional<MailAccount>>(
                    "alerts.email",
                    "ALERTS_EMAIL",
                    "By which server, from whom and to whom alerts are mailed; keep it by `trading secret set`.",
                    MailAddress.EXPECTED,
                    Texts.NONE,
                    text -> text.equals(Texts.NONE) ? Optional.empty() : Optional.of(MailAddress.parse(text)))
            .asSecret()
            .takenAtOnce();

    static final Setting<Optional<BotToken>> TELEGRAM_TOKEN = new Setting<Optional<BotToken>>(
                    "alerts.telegram_token",
                    "ALERTS_TELEGRAM_TOKEN",
                    "The token of the Telegram bot that tells alerts; keep it by `trading secret set`.",
                    "none, or the token that @BotFather gave: digits, a colon, and some 35 letters, digits, _ and -",
                    Texts.NONE,
                    text -> text.equals(Texts.NONE) ? Optional.empty() : Optional.of(BotToken.parse(text)))
            .asSecret()
            .takenAtOnce();

    static final Setting<String> TELEGRAM_CHAT = new Setting<>(
                    "alerts.telegram_chat",
                    "ALERTS_TELEGRAM_CHAT",
                    "Whom the bot writes to; with the token it turns Telegram on.",
                    "none, the number of a chat, or @ and the name of a channel, for example 123456789",
                    Texts.NONE,
                    AlertSettings::chat)
            .takenAtOnce();

    static final Setting<URI> TELEGRAM_URL = new Setting<>(
                    "alerts.telegram_url",
                    "ALERTS_TELEGRAM_URL",
                    "Where the bots' interface is, for those who run one of their own.",
                    "an https address without a path (http on this machine), for example https://api.telegram.org",
                    "https://api.telegram.org",
                    AlertSettings::server)
            .takenAtOnce();

    static final Setting<Boolean> DESKTOP = new Setting<>(
                    "alerts.desktop",
                    "ALERTS_DESKTOP",
                    "Whether alerts are shown on the desktop of the user that runs Trading.",
                    "true or false",
                    "false",
                    Texts::bool)
            .takenAtOnce();

    private static final Map<ChannelKind, Setting<Severity>> LEAST = least();

    static final List<Setting<?>> ALL = List.of(
            WEBHOOK,
            least(ChannelKind.WEBHOOK),
            EMAIL,
            least(ChannelKind.EMAIL),
            TELEGRAM_TOKEN,
            TELEGRAM_CHAT,
            TELEGRAM_URL,
            least(ChannelKind.TELEGRAM),
            DESKTOP,
            least(ChannelKind.DESKTOP));

    private AlertSettings() {}

    private static Map<ChannelKind, Setting<Severity>> least() {
        Map<ChannelKind, Setting<Severity>> all = new EnumMap<>(ChannelKind.class);
        for (ChannelKind kind : ChannelKind.values()) {
            all.put(
                    kind,
                    new Setting<>(
                                    "alerts." + kind.text() + "_severity",
                                    "ALERTS_" + kind.name() + "_SEVERITY",
                                    "What is bad enough for the channel " + kind.text() + ".",
                                    "WARNING for all, or CRITICAL; what nobody acknowledges for 5 minutes is critical",
                                    Severity.WARNING.name(),
                                    text -> Severity.valueOf(text.toUpperCase(Locale.ROOT)))
                            .takenAtOnce());
        }
        return all;
    }

    private static Setting<Severity> least(ChannelKind kind) {
        Setting<Severity> setting = LEAST.get(kind);
        if (setting == null) {
            throw new IllegalStateException("no setting for " + kind);
        }
        return setting;
    }

    /// What is wrong is noted in `values`; the result is then of no use.
    private static Optional<SecretAddress> webhook(Values values) {
        boolean allowed = values.read(Settings.PRIVATE_WEBHOOK).orElse(false);
        Optional<SecretAddress> webhook =
                values.read(WEBHOOK).flatMap(Function.identity()).map(address -> new SecretAddress(address, allowed));
        webhook.flatMap(address -> address.outgoing().objection())
                .ifPresent(objection ->
                        values.wrong(WEBHOOK, objection + "; outgoing.private_webhook = true allows private ones"));
        return webhook;
    }

    static AlertConfig read(Values values) {
        Map<ChannelKind, Severity> least = new EnumMap<>(ChannelKind.class);
        for (ChannelKind kind : ChannelKind.values()) {
            least.put(kind, values.read(least(kind)).orElse(Severity.WARNING));
        }
        return new AlertConfig(
                webhook(values),
                values.read(EMAIL).flatMap(Function.identity()),
                telegram(values),
                values.read(DESKTOP).orElse(false),
                least);
    }

    private static Optional<AlertConfig.Telegram> telegram(Values values) {
        Optional<BotToken> token = values.read(TELEGRAM_TOKEN).flatMap(Function.identity());
        Optional<String> chat = values.read(TELEGRAM_CHAT).filter(text -> !text.equals(Texts.NONE));
        Optional<URI> server = values.read(TELEGRAM_URL);
        if (token.isPresent() && chat.isEmpty()) {
            values.wrong(TELEGRAM_CHAT, TELEGRAM_CHAT.expected() + "; the token alone writes to nobody");
        }
        if (chat.isPresent() && token.isEmpty()) {
            values.wrong(TELEGRAM_TOKEN, TELEGRAM_TOKEN.expected() + "; without it nobody writes to the chat");
        }
        return token.isEmpty() || chat.isEmpty() || server.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertConfig.Telegram(server.get(), token.get(), chat.get()));
    }

    private static String chat(String text) {
        if (!text.equals(Texts.NONE) && !CHAT.matcher(text).matches()) {
            throw new IllegalArgumentException("no chat");
        }
        return text;
    }

    private static URI server(String text) {
        URI address = Texts.webAddress(text);
        boolean bare = (address.getPath().isEmpty() || address.getPath().equals("/")) && address.getQuery() == null;
        if (!bare || (!"https".equals(address.getScheme()) && !THIS_MACHINE.contains(address.getHost()))) {
            throw new IllegalArgumentException("not such an address");
        }
        return address;
    }
}
