package trading.engine.backtest.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.YearMonth;

/// Trials and tasks as one line of JSON, and back to the last bit.
public final class TrialText {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule().addKeyDeserializer(YearMonth.class, new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext context) {
                    return YearMonth.parse(key);
                }
            }));

    private TrialText() {}

    public static String of(Trial trial) {
        return line(trial);
    }

    public static Trial trial(String line) throws IOException {
        return read(line, Trial.class);
    }

    public static String of(TrialTask task) {
        return line(task);
    }

    public static TrialTask task(String line) throws IOException {
        return read(line, TrialTask.class);
    }

    static String line(Record record) {
        try {
            return JSON.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("trial: cannot be written: " + record, impossible);
        }
    }

    static <T extends Record> T read(String line, Class<T> type) throws IOException {
        return JSON.readValue(line, type);
    }
}
