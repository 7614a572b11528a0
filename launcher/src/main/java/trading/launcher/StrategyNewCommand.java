package trading.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Writes a strategy to begin with.
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = "Writes a strategy to begin with into your folder: it compiles, and says what each part is for.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:written",
            "64:the name cannot be one",
            "73:there is a file of that name",
            "74:writing failed"
        })
final class StrategyNewCommand implements Callable<Integer> {
    private static final String NAME = "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*";
    private static final int LONGEST = 32;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StrategyFolderOption folder = new StrategyFolderOption();

    @Parameters(paramLabel = "NAME", description = "buy-the-dip or BuyTheDip.")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        String dashed = dashed(name);
        if (!name.matches(NAME) || dashed.length() > LONGEST) {
            err.println("strategy new: name=" + name + ": a name is letters and digits, as in buy-the-dip or BuyTheDip,"
                    + " at most " + LONGEST);
            return ExitCode.USAGE;
        }
        String className = className(name);
        Path target = Files.createDirectories(folder.resolve()).resolve(className + ".java");
        try {
            Files.writeString(target, template(className, dashed), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            err.println("strategy new: file=" + target + ": is there already and was left as it is");
            return ExitCode.CANNOT_CREATE;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(target);
        out.println("Next: trading strategy check " + target);
        out.flush();
        return ExitCode.OK;
    }

    static String template(String className, String name) throws IOException {
        try (InputStream text = Objects.requireNonNull(
                StrategyNewCommand.class.getResourceAsStream("NewStrategy.java.txt"), "NewStrategy.java.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@CLASS@", className)
                    .replace("@NAME@", name);
        }
    }

    /// `buy-the-dip` is `BuyTheDip`.
    static String className(String name) {
        StringBuilder text = new StringBuilder();
        for (String part : name.split("-")) {
            text.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return text.toString();
    }

    /// `BuyTheDip` is `buy-the-dip`.
    static String dashed(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
