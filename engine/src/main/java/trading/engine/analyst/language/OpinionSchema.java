package trading.engine.analyst.language;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.Arrays;
import trading.engine.analyst.OpinionAction;

/// The form of an answer. Servers are asked to keep to it; [OpinionParser] does not trust that they did.
final class OpinionSchema {
    static final String ACTION = "action";
    static final String CONFIDENCE = "confidence";
    static final String REASONS = "reasons";
    static final String HORIZON = "horizonBars";
    static final String INVALIDATION = "invalidationPrice";

    static final ResponseFormat FORMAT = ResponseFormat.builder()
            .type(ResponseFormatType.JSON)
            .jsonSchema(JsonSchema.builder()
                    .name("opinion")
                    .rootElement(JsonObjectSchema.builder()
                            .addEnumProperty(
                                    ACTION,
                                    Arrays.stream(OpinionAction.values())
                                            .map(Enum::name)
                                            .toList())
                            .addNumberProperty(CONFIDENCE)
                            .addProperty(
                                    REASONS,
                                    JsonArraySchema.builder()
                                            .items(new JsonStringSchema())
                                            .build())
                            .addIntegerProperty(HORIZON)
                            .addNumberProperty(INVALIDATION)
                            .required(ACTION, CONFIDENCE, REASONS, HORIZON, INVALIDATION)
                            .additionalProperties(false)
                            .build())
                    .build())
            .build();

    private OpinionSchema() {}
}
