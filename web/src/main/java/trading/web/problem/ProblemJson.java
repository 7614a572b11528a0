package trading.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// A problem as it is sent.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemJson(
        String type, String title, int status, String detail, String instance, String code, List<FieldError> errors) {

    public static final String CONTENT_TYPE = "application/problem+json";

    public static ProblemJson of(Problem problem, String requestId) {
        ProblemType type = problem.type();
        return new ProblemJson(
                "/problems/" + type.slug(),
                type.title(),
                type.status(),
                problem.detail(),
                "urn:req:" + requestId,
                problem.code(),
                problem.errors());
    }
}
