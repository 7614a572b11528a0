package trading.engine.analyst.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;

/// Calls of models that were kept, by the hash of their question: of several to one question the newest.
/// Immutable.
public final class KeptCalls {
    public static final KeptCalls NONE = new KeptCalls(new TreeMap<>());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SortedMap<String, KeptCall> calls;

    private KeptCalls(SortedMap<String, KeptCall> calls) {
        this.calls = Collections.unmodifiableSortedMap(calls);
    }

    /// Those `wanted` of the journal in `path`, which is only read and may be written to meanwhile; none
    /// when there is no such file. Throws [trading.engine.chain.ChainDamagedException] when it is
    /// not what was written.
    public static KeptCalls read(Path path, Predicate<CallRecord> wanted) throws IOException {
        SortedMap<String, KeptCall> calls = new TreeMap<>();
        AnalystJournal.read(path, call -> {
            if (wanted.test(call)) {
                calls.put(call.questionHash(), KeptCall.of(call));
            }
        });
        return new KeptCalls(calls);
    }

    public Optional<KeptCall> find(String questionHash) {
        return Optional.ofNullable(calls.get(questionHash));
    }

    /// How many questions they answer.
    public int questions() {
        return calls.size();
    }

    /// All of them, so that another process can use them; the same ones are the same bytes.
    public byte[] toBytes() throws IOException {
        return JSON.writeValueAsBytes(calls);
    }

    /// What [#toBytes()] made.
    public static KeptCalls of(byte[] bytes) throws IOException {
        return new KeptCalls(JSON.readValue(bytes, new TypeReference<TreeMap<String, KeptCall>>() {}));
    }
}
