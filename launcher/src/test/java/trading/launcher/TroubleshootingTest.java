package trading.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import trading.engine.model.DenyCode;
import trading.launcher.secret.SecretStoreException;
import trading.web.alert.AlertCode;
import trading.web.problem.ProblemType;

/// Holds `docs/troubleshooting.md` against the code: what the product can say has a line with cause and cure.
class TroubleshootingTest {
    private static final Path ROOT = Path.of("..");
    private static final List<String> MODULES = List.of("engine", "embedded-infra", "web", "launcher");

    /// Exceptions whose words reach a person who has to do something, so the page has each of their messages.
    private static final String TOLD = "ServiceStartException|DataDirectoryException|AlreadyRunningException"
            + "|PortInUseException|StoreException|BackupException|JournalCorruptException|JournalPoisonedException"
            + "|StorageLockedException|ProjectionAheadException|SecretStoreException|ChainDamagedException"
            + "|DamagedTrialsException|UnknownStrategyException|BarFormatException";

    /// Those that end within the program, or that name the option, field or line that was wrong and what is right in
    /// its place, so that a page could add nothing.
    private static final List<String> NOT_LISTED = List.of(
            "AuditDamagedException",
            "BadOpinionException",
            "BadValueException",
            "Closed",
            "CommandFormatException",
            "ConfigException",
            "ConflictException",
            "CycleException",
            "DamagedHistoryException",
            "DeliveryException",
            "DeskException",
            "DumpException",
            "ExchangeException",
            "Failed",
            "FormException",
            "GivenUp",
            "InvariantViolation",
            "NotYetKnown",
            "OptionException",
            "OtherJournal",
            "OtherMajorVersionException",
            "Overran",
            "ProblemException",
            "RefusedException",
            "SecretsUnavailable",
            "SetBackException",
            "Stopped",
            "TablesException",
            "TlsException",
            "TooLargeException",
            "UnsafeListenException");

    /// Where a message begins: a constructor, a reason that is chosen first, or a shorthand for either.
    private static final Pattern MESSAGE = Pattern.compile(
            "new (?:" + TOLD + ")\\(|\\breason = (?=\")|\\brefused\\(\\s*config,|\\bsuper\\(|\\bdamaged\\(");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int SHORTEST = 12;

    private final String page = read(ROOT.resolve("docs/troubleshooting.md"));

    @Test
    void every_kind_of_problem_of_the_api_has_a_line_with_its_title() {
        for (ProblemType type : ProblemType.values()) {
            assertThat(rows("`" + type.slug() + "`"))
                    .as(type.name())
                    .anySatisfy(row -> assertThat(row).contains(type.title()));
        }
    }

    @Test
    void every_alert_every_problem_of_secrets_and_every_exit_code_has_a_line() throws Exception {
        for (AlertCode code : AlertCode.values()) {
            requireLine("`" + code.name() + "`");
        }
        for (SecretStoreException.Problem problem : SecretStoreException.Problem.values()) {
            requireLine("`" + problem.name() + "`");
        }
        for (Field code : ExitCode.class.getFields()) {
            requireLine(code.getInt(null) + " `" + code.getName() + "`");
        }
    }

    @Test
    void every_refusal_of_risk_is_explained_in_the_page_of_the_api() {
        String api = read(ROOT.resolve("docs/api.md"));
        for (DenyCode code : DenyCode.values()) {
            assertThat(api).contains("`" + code.name() + "`");
        }
    }

    @Test
    void every_message_of_an_exception_that_a_person_has_to_mend_has_a_line() throws Exception {
        Map<String, String> messages = messages();

        assertThat(messages).hasSizeGreaterThan(60).containsKey("it is a replica, which cannot be written to");
        assertThat(messages.keySet().stream()
                        .filter(message -> !page.contains(message))
                        .map(message -> messages.get(message) + ": " + message))
                .as("messages without a line in docs/troubleshooting.md")
                .isEmpty();
    }

    @Test
    void every_sentence_of_a_failed_command_has_a_line() throws Exception {
        String failure = read(ROOT.resolve("launcher/src/main/java/trading/launcher/Failure.java"));
        List<String> sentences = TEXT.matcher(failure)
                .results()
                .map(text -> text.group(1))
                .filter(text -> text.length() > SHORTEST && Character.isUpperCase(text.charAt(0)))
                .map(text -> text.split(", and nothing|:|\\\\n", 2)[0].strip())
                .toList();
        assertThat(sentences).hasSizeGreaterThan(4);
        for (String sentence : sentences) {
            assertThat(page).contains(sentence);
        }
    }

    @Test
    void every_kind_of_exception_is_on_the_page_or_said_not_to_be() {
        TreeSet<String> known = new TreeSet<>(NOT_LISTED);
        known.addAll(List.of(TOLD.split("\\|")));
        TreeSet<String> all = new TreeSet<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("trading")) {
            if (each.isAssignableTo(Throwable.class)) {
                all.add(each.getSimpleName());
            }
        }
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(all).containsAll(known);
        all.removeAll(known);
        assertThat(all).as("a new exception: list its messages, or say why not").isEmpty();
    }

    @Test
    void every_line_has_a_cause_and_a_cure() {
        long lines = 0;
        for (String row : page.lines().filter(line -> line.startsWith("|")).toList()) {
            List<String> cells = List.of(row.substring(1, row.length() - 1).split("(?<!\\\\)\\|", -1));
            boolean isOk = row.startsWith("| 0 ");
            assertThat(isOk || !cells.getLast().isBlank()).as(row).isTrue();
            lines++;
        }
        assertThat(lines).isGreaterThan(150);
    }

    private void requireLine(String begin) {
        assertThat(rows(begin))
                .as("a line of docs/troubleshooting.md that begins with " + begin)
                .isNotEmpty();
    }

    private List<String> rows(String firstCell) {
        return page.lines()
                .filter(line -> line.startsWith("| " + firstCell + " "))
                .toList();
    }

    /// The longest piece of each message that holds no value, with the file it is in.
    private static Map<String, String> messages() throws IOException {
        Map<String, String> messages = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    collect(file, messages);
                }
            }
        }
        return messages;
    }

    private static void collect(Path file, Map<String, String> messages) {
        String name = String.valueOf(file.getFileName());
        String source = read(file);
        Matcher message = MESSAGE.matcher(source);
        while (message.find()) {
            boolean isConstructor =
                    message.group().startsWith("super") || message.group().startsWith("damaged");
            if (isConstructor && !name.matches("(" + TOLD + ")\\.java")) {
                continue;
            }
            String arguments = source.substring(message.end(), end(source, message.end()));
            List<String> pieces = new ArrayList<>();
            TEXT.matcher(arguments.split("List\\.of\\(|solutions", 2)[0])
                    .results()
                    .map(piece -> piece.group(1).replaceAll("^[ :=,;.]+|[ :=,;.(]+$", ""))
                    .filter(piece -> piece.length() >= SHORTEST && !piece.contains("\\n"))
                    .forEach(pieces::add);
            if (!pieces.isEmpty()) {
                messages.put(pieces.getFirst(), name);
            }
        }
    }

    /// Of an argument list or a statement that begins at `from`.
    private static int end(String source, int from) {
        int depth = 1;
        boolean quoted = false;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0 || c == ';') {
                    return i;
                }
            }
        }
        return source.length();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
