package trading.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// What is wrong with one field. `pointer` is a JSON pointer into the request; `measured` and `limit` are
/// plain decimals where the rule counts something; `wouldPass` is what would have passed instead, all else
/// the same.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        String pointer,
        String code,
        String detail,
        @Nullable String measured,
        @Nullable String limit,
        @Nullable String wouldPass) {

    public FieldError(String pointer, String code, String detail) {
        this(pointer, code, detail, null, null);
    }

    public FieldError(String pointer, String code, String detail, @Nullable String measured, @Nullable String limit) {
        this(pointer, code, detail, measured, limit, null);
    }
}
