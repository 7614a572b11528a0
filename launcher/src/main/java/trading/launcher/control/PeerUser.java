package trading.launcher.control;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is at the other end of the socket, as the operating system says it.
final class PeerUser {
    private static final Logger log = LoggerFactory.getLogger(PeerUser.class);

    private PeerUser() {}

    /// The user of this process where the system cannot say: nobody else can open the socket there.
    static String of(SocketChannel connection) {
        try {
            if (connection.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
                return connection
                        .getOption(ExtendedSocketOptions.SO_PEERCRED)
                        .user()
                        .getName();
            }
        } catch (IOException | UnsupportedOperationException e) {
            log.debug("control socket: the system does not say who asks", e);
        }
        return System.getProperty("user.name");
    }
}
