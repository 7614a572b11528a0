package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.launcher.config.ConfigException;

/// Where people's strategies are.
final class StrategyFolderOption {
    private static final String NAME = "strategies";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "The folder of your strategies (default: strategies in the configuration's folder).")
    @Nullable
    Path folder;

    Path resolve() throws ConfigException, IOException {
        return folder != null ? folder : of(new DataOption().config().configDirectory());
    }

    static Path of(Path configDirectory) {
        return configDirectory.resolve(NAME);
    }
}
