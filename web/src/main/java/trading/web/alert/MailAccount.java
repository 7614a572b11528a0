package trading.web.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where mail is handed in, and to whom it goes. `tls`: from the first byte on; else the server is asked to begin TLS,
/// and has to, unless it is this machine. `user`: null where none is needed.
public record MailAccount(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String password,
        String from,
        List<String> to) {
    public MailAccount {
        to = List.copyOf(to);
    }

    /// Without user and password.
    @Override
    public String toString() {
        return "MailAccount[host=" + host + ", port=" + port + ", tls=" + tls + "]";
    }
}
