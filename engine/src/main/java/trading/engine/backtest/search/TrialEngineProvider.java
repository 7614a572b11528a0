package trading.engine.backtest.search;

import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens engines of one kind. Providers on the class path are found by [ServiceLoader].
public interface TrialEngineProvider {

    /// Whether an address like `spark://host:7077` is one of its kind.
    boolean takes(String address);

    /// Throws [IllegalArgumentException] when the address makes no sense.
    TrialEngine open(String address, TrialWork work);

    /// `local`, `local[4]` and `local[*]` are threads of this process; other addresses are asked of the
    /// providers. Throws [IllegalArgumentException] when nobody takes it.
    static TrialEngine open(TrialWork work, String address) {
        Matcher local = Pattern.compile("local(?:\\[(\\*|[1-9][0-9]{0,3})])?").matcher(address);
        if (local.matches()) {
            String threads = local.group(1);
            boolean all = threads == null || threads.equals("*");
            return new LocalTrials(
                    work.plan(), all ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(threads));
        }
        for (TrialEngineProvider provider : ServiceLoader.load(TrialEngineProvider.class)) {
            if (provider.takes(address)) {
                return provider.open(address, work);
            }
        }
        throw new IllegalArgumentException("engine=" + address + ": write local, local[THREADS] or local[*]; Spark's"
                + " addresses take the Spark module on the class path (docs/backtesting.md)");
    }
}
