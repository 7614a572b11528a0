package trading.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import trading.web.alert.AlertJson.Severity;
import trading.web.alert.ChannelKind;
import trading.web.alert.MailAccount;

class AlertSettingsTest {
    private static final String TOKEN = "123:canary-9d3c-of-a-bot-and-long-enough";

    @TempDir
    Path home;

    @Test
    void a_mail_address_names_server_user_and_receivers() {
        assertThat(MailAddress.parse("smtps://an%40n:p%3Aw@mail.example.com/?from=t@example.com&to=a@x.org,b@y.org"))
                .isEqualTo(new MailAccount(
                        "mail.example.com", 465, true, "an@n", "p:w", "t@example.com", List.of("a@x.org", "b@y.org")));
        MailAccount plain = MailAddress.parse("smtp://127.0.0.1?from=t@example.com&to=a@x.org");
        assertThat(plain.port()).isEqualTo(587);
        assertThat(plain.user()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://u:canary@h/?from=a@b&to=c@d",
                "smtp://u:canary@h/?to=c@d",
                "smtp://u:canary@h/?from=a@b",
                "smtp://u:canary@h/?from=a@b&to=c@d%0D%0ABcc:e@f",
                "smtp://u:canary@h/?from=a@b&to=c@d,",
                "smtp://canary@h/?from=a@b&to=c@d",
                "canary"
            })
    void what_is_no_mail_address_is_refused_without_quoting_it(String text) {
        assertThatThrownBy(() -> MailAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void telegram_needs_token_and_chat() throws Exception {
        assertThat(load(Map.of()).alerts().telegram()).isEmpty();
        assertThat(error(Map.of("ALERTS_TELEGRAM_TOKEN", TOKEN)))
                .contains("alerts.telegram_chat")
                .doesNotContain("canary");
        assertThat(error(Map.of("ALERTS_TELEGRAM_CHAT", "42"))).contains("ALERTS_TELEGRAM_TOKEN");
        assertThat(load(Map.of("ALERTS_TELEGRAM_TOKEN", TOKEN, "ALERTS_TELEGRAM_CHAT", "@desk"))
                        .alerts()
                        .telegram())
                .hasValueSatisfying(bot -> {
                    assertThat(bot.chat()).isEqualTo("@desk");
                    assertThat(bot.server()).hasToString("https://api.telegram.org");
                    assertThat(bot.toString()).doesNotContain("canary");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "https://example.com/bot", "https://example.com/?a=b", "ftp://h"})
    void the_bots_interface_is_a_bare_address_with_tls(String text) {
        assertThat(error(Map.of("ALERTS_TELEGRAM_URL", text))).contains("alerts.telegram_url");
    }

    @Test
    void each_channel_has_its_least_severity() throws Exception {
        AlertConfig alerts = load(Map.of("ALERTS_EMAIL_SEVERITY", "critical", "ALERTS_DESKTOP", "true"))
                .alerts();

        assertThat(alerts.desktop()).isTrue();
        assertThat(alerts.least())
                .containsEntry(ChannelKind.EMAIL, Severity.CRITICAL)
                .containsEntry(ChannelKind.WEBHOOK, Severity.WARNING);
        assertThat(error(Map.of("ALERTS_EMAIL_SEVERITY", "loud"))).contains("alerts.email_severity");
    }

    private TradingConfig load(Map<String, String> environment) throws Exception {
        return new ConfigLoader(home, new HashMap<>(environment)).load(folder -> folder.resolve("data"));
    }

    private String error(Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> load(environment))
                .getMessage();
    }
}
