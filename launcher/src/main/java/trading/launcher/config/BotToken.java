package trading.launcher.config;

import java.util.regex.Pattern;

/// The token of a Telegram bot, which prints as `***`.
public record BotToken(String value) {
    private static final Pattern FORM = Pattern.compile("\\d{1,20}:[A-Za-z0-9_-]{10,100}");

    static BotToken parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not of that form");
        }
        return new BotToken(text);
    }

    @Override
    public String toString() {
        return ConfigError.HIDDEN;
    }
}
