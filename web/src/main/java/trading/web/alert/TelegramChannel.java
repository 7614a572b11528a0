package trading.web.alert;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import trading.web.json.Json;

/// Sends messages as a bot of Telegram's: <https://core.telegram.org/bots/api#sendmessage>.
public final class TelegramChannel implements AlertChannel {
    /// Telegram takes 4096.
    private static final int LONGEST = 4_000;

    private final URI send;
    private final String chat;
    private final HttpPost http = new HttpPost();

    /// `server`: where the bots' interface is, without a path; `token`: the bot's; `chat`: whom it writes to.
    public TelegramChannel(URI server, String token, String chat) {
        this.send = server.resolve("/bot" + token + "/sendMessage");
        this.chat = chat;
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.TELEGRAM;
    }

    @Override
    public void deliver(AlertJson alert, int heldBack) throws DeliveryException, InterruptedException {
        String text = AlertText.title(alert) + "\n\n" + AlertText.body(alert, heldBack);
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("chat_id", chat);
        message.put("text", text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        message.put("disable_web_page_preview", true);
        http.send(send, Json.text(message));
    }

    @Override
    public void close() {
        http.close();
    }
}
