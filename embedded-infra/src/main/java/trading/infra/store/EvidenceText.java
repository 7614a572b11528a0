package trading.infra.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.model.Side;
import trading.engine.strategy.AnalystOpinion;
import trading.engine.strategy.SeenPattern;
import trading.engine.strategy.host.Evidence;

/// What a decision was made on, as the text of a JSON object and back. Exact numbers stay whole: ticks, lots, and
/// money in units of 10^-8.
final class EvidenceText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EvidenceText() {}

    static String of(Evidence evidence) {
        ObjectNode json = JSON.createObjectNode();
        ObjectNode values = json.putObject("values");
        evidence.values().forEach((name, value) -> put(values, DecisionTable.text(name), value));
        ArrayNode patterns = json.putArray("patterns");
        evidence.patterns().forEach(pattern -> add(patterns, pattern));
        AnalystOpinion opinion = evidence.opinion();
        if (opinion != null) {
            add(json.putObject("opinion"), opinion);
        }
        json.put("equity", evidence.equity())
                .put("freeCash", evidence.freeCash())
                .put("position", evidence.position())
                .put("sizing", DecisionTable.text(evidence.sizing()));
        ObjectNode parameters = json.putObject("parameters");
        evidence.parameters()
                .forEach((name, value) -> parameters.put(DecisionTable.text(name), DecisionTable.text(value)));
        json.put("parametersHash", evidence.parametersHash());
        return json.toString();
    }

    /// JSON has no word for what is not a number; it is written as text.
    private static void put(ObjectNode values, String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        } else {
            values.put(name, Double.toString(value));
        }
    }

    private static void add(ArrayNode patterns, SeenPattern pattern) {
        patterns.addObject()
                .put("name", DecisionTable.text(pattern.name()))
                .put("side", pattern.side().name())
                .put("confidence", pattern.confidence())
                .put("targetPrice", pattern.targetPrice())
                .put("invalidationPrice", pattern.invalidationPrice())
                .put("hitRate", pattern.hitRate())
                .put("sampleSize", pattern.sampleSize());
    }

    private static void add(ObjectNode json, AnalystOpinion opinion) {
        json.put("id", DecisionTable.text(opinion.id()))
                .put("timeNanos", opinion.timeNanos())
                .put("view", opinion.view().name())
                .put("confidence", opinion.confidence());
        ArrayNode reasons = json.putArray("reasons");
        opinion.reasons().forEach(reason -> reasons.add(DecisionTable.text(reason)));
    }

    static Evidence read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            SortedMap<String, Double> values = new TreeMap<>();
            json.path("values").properties().forEach(each -> values.put(each.getKey(), number(each.getValue())));
            List<SeenPattern> patterns = new ArrayList<>();
            json.path("patterns").forEach(pattern -> patterns.add(pattern(pattern)));
            SortedMap<String, String> parameters = new TreeMap<>();
            json.path("parameters")
                    .properties()
                    .forEach(each ->
                            parameters.put(each.getKey(), each.getValue().asText()));
            return new Evidence(
                    values,
                    patterns,
                    opinion(json.path("opinion")),
                    json.path("equity").asLong(),
                    json.path("freeCash").asLong(),
                    json.path("position").asLong(),
                    json.path("sizing").asText(),
                    parameters,
                    json.path("parametersHash").asText());
        } catch (JsonProcessingException e) {
            throw new StoreException("decisions: evidence cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static double number(JsonNode value) {
        return value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText());
    }

    private static SeenPattern pattern(JsonNode json) {
        return new SeenPattern(
                json.path("name").asText(),
                Side.valueOf(json.path("side").asText()),
                number(json.path("confidence")),
                json.path("targetPrice").asLong(),
                json.path("invalidationPrice").asLong(),
                number(json.path("hitRate")),
                json.path("sampleSize").asInt());
    }

    private static @Nullable AnalystOpinion opinion(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        List<String> reasons = new ArrayList<>();
        json.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        return new AnalystOpinion(
                json.path("id").asText(),
                json.path("timeNanos").asLong(),
                AnalystOpinion.View.valueOf(json.path("view").asText()),
                json.path("confidence").asDouble(),
                reasons);
    }
}
