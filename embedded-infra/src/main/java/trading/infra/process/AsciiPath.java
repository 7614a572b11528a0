package trading.infra.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Windows keeps a second, short name of plain letters for a file with others. PostgreSQL and Redis open files by names
/// in the code page of the system, which has no place for most letters of the world, and find them by that name only.
public final class AsciiPath {
    private static final Logger log = LoggerFactory.getLogger(AsciiPath.class);

    /// The name is in the environment, so that no letter in it means anything to the interpreter.
    private static final String VARIABLE = "TRADING_LONG_NAME";

    private static final String SCRIPT = "@for %%A in (\"%" + VARIABLE + "%\") do @echo %%~sA\r\n";

    private AsciiPath() {}

    /// A name for the same file or folder, which has to be there. The one that is given where the system is none of
    /// Windows', where it is plain already, and where Windows keeps no short names; the last is logged.
    public static Path of(Path path) throws IOException {
        if (OwnerOnly.posix() || isPlain(path.toString())) {
            return path;
        }
        Path script = Files.createTempFile("trading", ".cmd");
        try {
            Files.writeString(script, SCRIPT, StandardCharsets.US_ASCII);
            String told = ask(script, path);
            if (!told.isEmpty() && isPlain(told) && Files.exists(Path.of(told))) {
                return Path.of(told);
            }
            log.warn(
                    "PostgreSQL and Redis may not be able to open {}: the disk keeps no short names ({}); if they do not"
                            + " start, use a folder of plain letters: trading start --data-dir FOLDER",
                    path,
                    told);
            return path;
        } finally {
            Files.deleteIfExists(script);
        }
    }

    private static String ask(Path script, Path path) throws IOException {
        ProcessBuilder command = new ProcessBuilder(List.of("cmd.exe", "/d", "/c", script.toString()));
        command.environment().put(VARIABLE, path.toString());
        return SystemCommand.run(command, StandardCharsets.ISO_8859_1).said();
    }

    static boolean isPlain(String name) {
        return name.chars().allMatch(letter -> letter >= ' ' && letter <= '~');
    }
}
