package trading.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// What a command has come to, in sentences for a person or as one JSON object for a script. A mixin.
final class Outcome {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Option(names = "--json", description = "For scripts.")
    private boolean json;

    private final ObjectNode fields = MAPPER.createObjectNode();
    private final List<String> sentences = new ArrayList<>();

    /// A sentence for a person. Not for scripts.
    Outcome say(String sentence) {
        sentences.add(sentence);
        return this;
    }

    /// What scripts read, beside the sentences.
    Outcome with(Consumer<ObjectNode> fields) {
        fields.accept(this.fields);
        return this;
    }

    /// To be called once, at the end.
    void print(PrintWriter out) throws JsonProcessingException {
        if (json) {
            out.println(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(fields));
        } else {
            sentences.forEach(out::println);
        }
    }
}
