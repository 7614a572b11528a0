package trading.web.strategy;

import java.util.List;

/// A file of people's strategies and what became of it. `name`, `version`: of the version that runs, empty when none
/// ever did. `compiles`: whether the file as it is now could be taken. `problems`: as compilers print them. `marks`:
/// what keeps the running version from live trading. `check`: what the check for look-ahead and warm-up says.
/// `time`: when it was last looked at.
public record StrategyFile(
        String file,
        String name,
        String version,
        boolean compiles,
        List<String> problems,
        List<String> marks,
        String check,
        String time) {
    /// The check is not done yet.
    public static final String CHECKING = "being checked";

    public StrategyFile {
        problems = List.copyOf(problems);
        marks = List.copyOf(marks);
    }
}
