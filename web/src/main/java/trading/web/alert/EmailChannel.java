package trading.web.alert;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// Sends mail through an SMTP server. Its certificate has to be one that Java trusts and to bear its name.
public final class EmailChannel implements AlertChannel {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1", "[::1]");
    private static final String MILLIS = "10000";

    private final MailAccount account;
    private final Session session;

    public EmailChannel(MailAccount account) {
        this(account, null);
    }

    /// `sockets`: null for those of Java.
    EmailChannel(MailAccount account, @Nullable SSLSocketFactory sockets) {
        this.account = account;
        this.session = Session.getInstance(properties(account, sockets));
    }

    private static Properties properties(MailAccount account, @Nullable SSLSocketFactory sockets) {
        Properties properties = new Properties();
        String prefix = "mail." + protocol(account) + ".";
        properties.setProperty(prefix + "connectiontimeout", MILLIS);
        properties.setProperty(prefix + "timeout", MILLIS);
        properties.setProperty(prefix + "writetimeout", MILLIS);
        properties.setProperty(prefix + "localhost", "localhost");
        properties.setProperty(prefix + "auth", Boolean.toString(account.user() != null));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (!account.tls()) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(
                    prefix + "starttls.required", Boolean.toString(!THIS_MACHINE.contains(account.host())));
        }
        if (sockets != null) {
            properties.put(prefix + "ssl.socketFactory", sockets);
        }
        return properties;
    }

    private static String protocol(MailAccount account) {
        return account.tls() ? "smtps" : "smtp";
    }

    @Override
    public ChannelKind kind() {
        return ChannelKind.EMAIL;
    }

    @Override
    public void deliver(AlertJson alert, int heldBack) throws DeliveryException {
        try (Transport transport = session.getTransport(protocol(account))) {
            MimeMessage message = message(alert, heldBack);
            transport.connect(account.host(), account.port(), account.user(), account.password());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (AuthenticationFailedException refused) {
            throw new DeliveryException(account.host() + " does not take this user and password");
        } catch (MessagingException failed) {
            throw new DeliveryException(account.host() + " did not take the mail: " + firstLine(failed));
        }
    }

    private MimeMessage message(AlertJson alert, int heldBack) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(account.from()));
        for (String to : account.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(to));
        }
        String utf8 = StandardCharsets.UTF_8.name();
        message.setSubject(AlertText.title(alert), utf8);
        message.setText(AlertText.body(alert, heldBack), utf8);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(Instant.now()));
        message.saveChanges();
        return message;
    }

    /// The driver quotes what the server said, never what we sent.
    private static String firstLine(MessagingException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return String.valueOf(cause.getMessage())
                .lines()
                .findFirst()
                .orElse(cause.getClass().getSimpleName());
    }
}
