package trading.engine.analyst.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.FailureCode;
import trading.engine.chain.ChainedFile;

/// Every call of a model, in order, for ever. Any thread.
public final class AnalystJournal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

    private static final String FOLDER = "analyst";
    private static final String CALLS = "calls.jsonl";

    private final ChainedFile file;

    private AnalystJournal(ChainedFile file) {
        this.file = file;
    }

    /// Is given the calls of a journal, in order.
    @FunctionalInterface
    public interface CallReader {
        void read(CallRecord call);
    }

    /// Where the calls of that data directory are kept.
    public static Path in(Path dataDirectory) {
        return dataDirectory.resolve(FOLDER).resolve(CALLS);
    }

    /// Throws [ChainDamagedException] when the file is not what was written.
    public static AnalystJournal open(Path path) throws IOException {
        return new AnalystJournal(ChainedFile.open(path, entry -> {}));
    }

    /// Returns how many calls there are. Throws [ChainDamagedException] when the file is not what was written.
    public static long verify(Path path) throws IOException {
        return ChainedFile.verify(path);
    }

    /// Reads the journal in `path` without changing it.
    ///
    /// Throws [ChainDamagedException] when the file is not what was written.
    public static long read(Path path, CallReader calls) throws IOException {
        return ChainedFile.read(path, entry -> calls.read(call(JSON.readTree(entry))));
    }

    public void append(CallRecord call) throws IOException {
        file.append(JSON.writeValueAsString(node(call)));
    }

    public long calls() {
        return file.entries();
    }

    private static ObjectNode node(CallRecord call) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", call.id())
                .put("strategy", call.strategy())
                .put("question", call.questionHash())
                .put("asOfNanos", call.asOfNanos())
                .put("askedNanos", call.askedNanos())
                .put("latencyNanos", call.latencyNanos())
                .put("provider", call.provider())
                .put("model", call.model())
                .put("address", call.address())
                .put("trainingCutOffNanos", call.trainingCutOffNanos())
                .put("request", call.request())
                .put("status", call.status())
                .put("response", call.response())
                .put("content", call.content());
        FailureCode failure = call.failure();
        return node.put("failure", failure == null ? null : failure.name())
                .put("failureText", call.failureText())
                .put("promptTokens", call.cost().promptTokens())
                .put("outputTokens", call.cost().outputTokens())
                .put("money", call.cost().money());
    }

    private static CallRecord call(JsonNode node) {
        String failure = text(node, "failure");
        JsonNode cutOff = node.required("trainingCutOffNanos");
        return new CallRecord(
                node.required("id").asText(),
                node.required("strategy").asText(),
                node.required("question").asText(),
                node.required("asOfNanos").asLong(),
                node.required("askedNanos").asLong(),
                node.required("latencyNanos").asLong(),
                node.required("provider").asText(),
                node.required("model").asText(),
                node.required("address").asText(),
                cutOff.isNull() ? null : cutOff.asLong(),
                node.required("request").asText(),
                node.required("status").asInt(),
                text(node, "response"),
                text(node, "content"),
                failure == null ? null : FailureCode.valueOf(failure),
                node.required("failureText").asText(),
                new CallCost(
                        node.required("promptTokens").asLong(),
                        node.required("outputTokens").asLong(),
                        node.required("money").asLong()));
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.required(field);
        return value.isNull() ? null : value.asText();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
