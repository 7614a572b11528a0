package trading.web.problem;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One refusal: what kind, the sentence for a person, the code for a program, the fields concerned, and
/// headers that belong to it (`Allow`, `Retry-After`).
public record Problem(
        ProblemType type, String code, String detail, List<FieldError> errors, Map<String, String> headers) {

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    public Problem(ProblemType type, String detail) {
        this(type, codeOf(type), detail, List.of(), Map.of());
    }

    public Problem(ProblemType type, FieldError error) {
        this(type, error.code(), error.detail(), List.of(error), Map.of());
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, type.title() + ".");
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Problem(type, code, detail, errors, more);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    /// At most 64 printable characters of what somebody sent.
    public static String quoted(String sent) {
        StringBuilder out = new StringBuilder(70).append('"');
        for (int i = 0; i < sent.length() && i < 64; i++) {
            char c = sent.charAt(i);
            out.append(c >= ' ' && c < 0x7f && c != '"' ? c : '?');
        }
        return out.append(sent.length() > 64 ? "…\"" : "\"").toString();
    }

    private static String codeOf(ProblemType type) {
        return type.name();
    }
}
