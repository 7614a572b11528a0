package trading.engine.strategy.user;

/// What the compiler, or a check of ours, has to say of a line. `line` and `column` count from 1; 0: of the
/// whole file.
public record CompileProblem(String file, int line, int column, boolean error, String text) {
    /// As compilers print it, so that editors find the place.
    @Override
    public String toString() {
        String place = line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
        return place + ": " + (error ? "error: " : "warning: ") + text;
    }
}
