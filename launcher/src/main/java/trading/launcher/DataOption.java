package trading.launcher;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import trading.launcher.config.ConfigException;
import trading.launcher.config.ConfigLoader;
import trading.launcher.config.TradingConfig;
import trading.launcher.secret.Passphrases;

/// For commands that talk to the instance of a data directory.
final class DataOption {
    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "The instance's data folder.")
    @Nullable
    Path dataDirectory;

    /// Read by whoever has to open the secret store.
    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "A file with the passphrase of the secret store, where it has one.")
    void passphraseFile(Path file) {
        Passphrases.file(file);
    }

    ConfigLoader loader() {
        return new ConfigLoader(Home.folder(), System.getenv())
                .option("TRADING_DATA", "--data-dir", dataDirectory == null ? null : dataDirectory.toString());
    }

    TradingConfig config() throws ConfigException, IOException {
        return loader().load(Home::defaultDataDirectory);
    }

    /// As far as it can be understood, with what is wrong beside it.
    ConfigLoader.Understood understood() throws IOException {
        return loader().understand(Home::defaultDataDirectory);
    }

    /// Does not mind what else is wrong with the configuration.
    Path resolve() throws ConfigException, IOException {
        return loader().dataDirectory(Home::defaultDataDirectory);
    }

    /// Where that instance writes its logs.
    Path logs() throws ConfigException, IOException {
        return loader().logDirectory(Home::defaultDataDirectory);
    }
}
