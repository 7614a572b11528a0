package trading.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import trading.engine.orchestrator.SettingsStore;
import trading.engine.orchestrator.StrategySettings;
import trading.engine.strategy.Sizing;
import trading.engine.strategy.host.SeatTerms;
import trading.infra.process.OwnerOnly;

/// What people have set for strategies, in `strategy-settings.json` of the data folder: replaced as a whole, so that
/// a crash leaves the old text or the new one.
final class StrategySettingsFile implements SettingsStore {
    static final String NAME = "strategy-settings.json";

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path file;

    StrategySettingsFile(Path dataDirectory) {
        file = dataDirectory.resolve(NAME);
    }

    /// The file as it is written.
    record Written(SortedMap<String, WrittenTerms> strategies, SortedMap<String, Boolean> running) {}

    record WrittenTerms(
            SortedMap<String, String> parameters, @Nullable WrittenSizing sizing, double vetoConfidence) {}

    /// One way of sizing; of the others nothing.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WrittenSizing(
            String kind,
            @Nullable Long baseUnits,
            @Nullable Integer ppm,
            @Nullable Integer fractionPpm,
            @Nullable Integer capPpm,
            @Nullable Integer leastTrades,
            @Nullable Integer startPpm) {

        static WrittenSizing of(Sizing sizing) {
            return switch (sizing) {
                case Sizing.Fixed(long units) -> new WrittenSizing("fixed", units, null, null, null, null, null);
                case Sizing.EquityShare(int ppm) ->
                    new WrittenSizing("equity-share", null, ppm, null, null, null, null);
                case Sizing.Risk(int ppm) -> new WrittenSizing("risk", null, ppm, null, null, null, null);
                case Sizing.Volatility(int ppm) -> new WrittenSizing("volatility", null, ppm, null, null, null, null);
                case Sizing.Kelly(int fraction, int cap, int least, int start) ->
                    new WrittenSizing("kelly", null, null, fraction, cap, least, start);
            };
        }

        Sizing read() {
            return switch (kind) {
                case "fixed" -> new Sizing.Fixed(needed(baseUnits));
                case "equity-share" -> new Sizing.EquityShare(needed(ppm));
                case "risk" -> new Sizing.Risk(needed(ppm));
                case "volatility" -> new Sizing.Volatility(needed(ppm));
                case "kelly" ->
                    new Sizing.Kelly(needed(fractionPpm), needed(capPpm), needed(leastTrades), needed(startPpm));
                default -> throw new IllegalArgumentException("sizing: unknown kind=" + kind);
            };
        }

        private <T> T needed(@Nullable T value) {
            if (value == null) {
                throw new IllegalArgumentException("sizing: kind=" + kind + ": a part of it is missing");
            }
            return value;
        }
    }

    /// Throws [IOException] that names the file when it cannot be understood: strategies that somebody has stopped
    /// must not start because of it.
    @Override
    public StrategySettings read() throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException absent) {
            return StrategySettings.NONE;
        }
        try {
            Written written = json.readValue(text, Written.class);
            SortedMap<String, SeatTerms> terms = new TreeMap<>();
            written.strategies()
                    .forEach((name, of) -> terms.put(
                            name,
                            new SeatTerms(
                                    of.parameters(),
                                    of.sizing() == null ? null : of.sizing().read(),
                                    of.vetoConfidence())));
            return new StrategySettings(terms, written.running());
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new IOException(
                    "strategy settings: file=" + file + " cannot be understood: mend it, or delete it to start with"
                            + " the strategies' own settings",
                    e);
        }
    }

    @Override
    public void write(StrategySettings settings) throws IOException {
        SortedMap<String, WrittenTerms> strategies = new TreeMap<>();
        settings.terms()
                .forEach((name, terms) -> strategies.put(
                        name,
                        new WrittenTerms(
                                terms.parameters(),
                                terms.sizing() == null ? null : WrittenSizing.of(terms.sizing()),
                                terms.vetoConfidence())));
        OwnerOnly.write(file, json.writeValueAsString(new Written(strategies, settings.running())) + "\n");
    }
}
