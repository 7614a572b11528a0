package trading.infra.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What mode 0700 is elsewhere: a folder of Windows' that only its owner, the system and administrators
/// can look into, with all that is made in it later. The tool of the system does it, as it knows accounts
/// by their numbers, whatever they are called in its language.
final class WindowsRights {
    private static final Logger log = LoggerFactory.getLogger(WindowsRights.class);
    private static final String ALL_INSIDE = ":(OI)(CI)F";
    private static final String SYSTEM = "*S-1-5-18";
    private static final String ADMINISTRATORS = "*S-1-5-32-544";

    private WindowsRights() {}

    /// For a folder that was just made. Where it cannot be done, that is said in the log and nothing else
    /// changes.
    static void close(Path folder) throws IOException {
        List<String> command = command(folder, System.getenv(), System.getProperty("user.name"));
        SystemCommand icacls = SystemCommand.run(new ProcessBuilder(command), StandardCharsets.UTF_8);
        if (icacls.exitCode() != 0) {
            log.warn("others on this machine may be able to read the data: folder={} icacls={}", folder, icacls.said());
        }
    }

    static List<String> command(Path folder, Map<String, String> environment, String user) {
        String domain = environment.get("USERDOMAIN");
        String owner = domain == null || domain.isEmpty() ? user : domain + "\\" + user;
        return List.of(
                "icacls",
                folder.toString(),
                "/inheritance:r",
                "/grant:r",
                owner + ALL_INSIDE,
                SYSTEM + ALL_INSIDE,
                ADMINISTRATORS + ALL_INSIDE);
    }
}
