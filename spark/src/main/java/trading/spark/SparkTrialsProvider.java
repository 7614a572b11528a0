package trading.spark;

import java.util.regex.Pattern;
import trading.engine.backtest.search.TrialEngine;
import trading.engine.backtest.search.TrialEngineProvider;
import trading.engine.backtest.search.TrialWork;

/// Takes Spark's own addresses: `spark://…`, `yarn`, `k8s://…`, `local-cluster[…]`, and `spark-local[…]`
/// for Spark within this process.
public final class SparkTrialsProvider implements TrialEngineProvider {
    private static final Pattern TAKEN =
            Pattern.compile("spark://.+|yarn|k8s://.+|local-cluster\\[\\d+,\\d+,\\d+]|spark-local\\[(\\d+|\\*)]");

    @Override
    public boolean takes(String address) {
        return TAKEN.matcher(address).matches();
    }

    @Override
    public TrialEngine open(String address, TrialWork work) {
        return SparkTrials.open(
                address.startsWith("spark-local") ? address.substring("spark-".length()) : address, work);
    }
}
