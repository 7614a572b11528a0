package trading.engine.analyst.language;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import trading.engine.analyst.AnalystCounts;
import trading.engine.analyst.budget.Budget;
import trading.engine.analyst.budget.BudgetLimits;
import trading.engine.analyst.budget.ModelPrice;
import trading.engine.analyst.record.AnalystJournal;
import trading.engine.analyst.record.CallRecord;

/// A model analyst with its budget and journal in a folder.
final class TestDesk implements AutoCloseable {
    static final ApiKey KEY = new ApiKey("sk-test-4711-secret");
    static final Duration DEADLINE = Duration.ofMillis(1_500);
    static final int ANSWER_BYTES = 32_768;
    static final int OUTPUT_TOKENS = 400;
    /// 1 and 5 a million tokens: 100 and 500 units a token.
    static final ModelPrice PRICE = new ModelPrice(100_000_000L, 500_000_000L);

    static final BudgetLimits WIDE =
            new BudgetLimits(1L << 40, 1L << 40, 1L << 40, 1L << 40, 1L << 40, 1L << 40, 1_000_000);
    /// 2026-11-01T00:00:00Z.
    static final long WALL = 1_793_491_200_000_000_000L;

    final Budget budget;
    final AnalystJournal journal;
    final AnalystCounts counts = new AnalystCounts();
    final ModelAnalyst analyst;
    private final Path folder;

    TestDesk(Path folder, URI url) throws IOException {
        this(folder, Provider.OPENAI, url, WIDE, null);
    }

    TestDesk(Path folder, Provider provider, URI url, BudgetLimits limits, @Nullable Long cutOffNanos)
            throws IOException {
        LongSupplier wall = () -> WALL;
        this.folder = folder;
        this.budget = Budget.open(folder.resolve("spending.jsonl"), limits, PRICE, wall);
        this.journal = AnalystJournal.open(calls(folder));
        ModelConfig config =
                new ModelConfig(provider, url, "test-model", KEY, cutOffNanos, OUTPUT_TOKENS, DEADLINE, ANSWER_BYTES);
        this.analyst = new ModelAnalyst(config, budget, journal, wall, counts);
    }

    static Path calls(Path folder) {
        return folder.resolve("calls.jsonl");
    }

    Path folder() {
        return folder;
    }

    List<CallRecord> calls() throws IOException {
        List<CallRecord> calls = new ArrayList<>();
        AnalystJournal.read(calls(folder), calls::add);
        return calls;
    }

    @Override
    public void close() throws IOException {
        analyst.close();
        journal.close();
        budget.close();
    }
}
