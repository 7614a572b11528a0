package trading.engine.analyst.budget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.CallCost;
import trading.engine.analyst.budget.Reserving.Reservation;
import trading.engine.chain.ChainedFile;

/// What was reserved and what it came to, on disk. The budget's lock guards it.
final class SpendingLedger implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESERVED = "reserved";
    private static final String SETTLED = "settled";

    private @Nullable ChainedFile file;

    /// Tells all that is in the file, in order.
    void open(Path path, Consumer<Reservation> reserved, BiConsumer<String, CallCost> settled) throws IOException {
        file = ChainedFile.open(path, entry -> {
            JsonNode node = JSON.readTree(entry);
            CallCost cost = new CallCost(
                    node.required("promptTokens").asLong(),
                    node.required("outputTokens").asLong(),
                    node.required("money").asLong());
            String id = node.required("id").asText();
            switch (node.required("type").asText()) {
                case RESERVED ->
                    reserved.accept(new Reservation(
                            id,
                            node.required("strategy").asText(),
                            node.required("atNanos").asLong(),
                            cost));
                case SETTLED -> settled.accept(id, cost);
                default -> throw new IOException("ledger: unknown entry: " + node.get("type"));
            }
        });
    }

    long entries() {
        return open().entries();
    }

    void reserved(Reservation reservation) throws IOException {
        ObjectNode node = entry(RESERVED, reservation.id(), reservation.most());
        node.put("strategy", reservation.strategy());
        node.put("atNanos", reservation.atNanos());
        open().append(JSON.writeValueAsString(node));
    }

    void settled(String id, CallCost cost) throws IOException {
        open().append(JSON.writeValueAsString(entry(SETTLED, id, cost)));
    }

    private static ObjectNode entry(String type, String id, CallCost cost) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("id", id)
                .put("promptTokens", cost.promptTokens())
                .put("outputTokens", cost.outputTokens())
                .put("money", cost.money());
    }

    private ChainedFile open() {
        if (file == null) {
            throw new IllegalStateException("ledger: not open");
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        open().close();
    }
}
