package trading.launcher.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The service of this kind of operating system.
public sealed interface BootService permits SystemdService, WindowsService {
    /// The name of the service.
    String NAME = "Trading";

    /// `image`: the folder of the program. Empty where there is no kind of service that we know.
    static Optional<BootService> ofThisMachine(Path image) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return Optional.of(new WindowsService(image));
        }
        return system.contains("linux") ? Optional.of(SystemdService.ofThisMachine()) : Optional.empty();
    }

    /// What is done to install it, in order.
    List<BootStep> install(BootRequest request);

    /// What is done to remove it. Data and user stay.
    List<BootStep> uninstall();

    /// What a person should know or do besides.
    List<String> notes(BootRequest request);

    /// Why it cannot be installed or removed here; empty when it can.
    Optional<BootRefusal> refusal() throws IOException;

    /// Why it cannot be installed from this folder for this user; empty when it can.
    default Optional<BootRefusal> refusal(BootRequest request) throws IOException {
        return refusal();
    }

    BootState state() throws IOException, InterruptedException;
}
