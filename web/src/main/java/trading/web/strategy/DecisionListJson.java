package trading.web.strategy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of decisions, newest first. `next` is what to ask as `before` for the page after this one; it is missing on
/// the last page.
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionListJson(
        List<DecisionJson> decisions, @Nullable String next) {}
