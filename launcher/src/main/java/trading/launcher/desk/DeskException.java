package trading.launcher.desk;

import com.fasterxml.jackson.databind.JsonNode;

/// The desk did not do what a command asked for: the message says why and what to do next.
public final class DeskException extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final int status;
    private final transient JsonNode answer;

    /// `status`: of HTTP, 0 when it never came that far. `answer`: the same for scripts.
    DeskException(int exitCode, int status, String message, JsonNode answer) {
        super(message);
        this.exitCode = exitCode;
        this.status = status;
        this.answer = answer;
    }

    /// What the command ends with.
    public int exitCode() {
        return exitCode;
    }

    public boolean isNotFound() {
        return status == 404;
    }

    /// For scripts.
    public JsonNode answer() {
        return answer;
    }
}
