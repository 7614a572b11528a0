package trading.launcher.user;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import trading.infra.process.OwnerOnly;
import trading.launcher.control.ControlClient;
import trading.web.security.user.ApiTokens;
import trading.web.security.user.Users;

/// The users and tokens of one data folder, whether an instance runs on it or not.
public final class UserFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Users users;
    private final ApiTokens tokens;

    private UserFolder(Path folder) {
        this.folder = folder;
        this.users = Users.in(folder);
        this.tokens = ApiTokens.in(folder);
    }

    /// Makes the folder where it is not there yet, as a first start would.
    public static UserFolder in(Path dataDirectory) throws IOException {
        Path folder = dataDirectory.toAbsolutePath().normalize();
        Path above = folder.getParent();
        if (above != null && !Files.isDirectory(folder)) {
            Files.createDirectories(above);
        }
        OwnerOnly.directory(folder);
        return new UserFolder(folder);
    }

    public Users users() {
        return users;
    }

    public ApiTokens tokens() {
        return tokens;
    }

    /// Tells the running instance, which audits `event` with its `details`. False when none runs.
    public boolean tell(String event, String details) throws IOException {
        ObjectNode request = new ObjectMapper()
                .createObjectNode()
                .put("command", "users-changed")
                .put("event", event)
                .put("details", details);
        return new ControlClient(folder).ask(request, PATIENCE).isPresent();
    }
}
