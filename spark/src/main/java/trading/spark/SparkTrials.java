package trading.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;
import trading.engine.backtest.Stopped;
import trading.engine.backtest.search.Trial;
import trading.engine.backtest.search.TrialEngine;
import trading.engine.backtest.search.TrialTask;
import trading.engine.backtest.search.TrialText;
import trading.engine.backtest.search.TrialWork;

/// Runs trials on the executors of a Spark cluster, each as a task of its own.
final class SparkTrials implements TrialEngine {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    private static final String ENGINE_OPTIONS =
            "--enable-native-access=ALL-UNNAMED --add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

    private final JavaSparkContext context;
    private final Broadcast<byte[]> work;

    private SparkTrials(JavaSparkContext context, Broadcast<byte[]> work) {
        this.context = context;
        this.work = work;
    }

    /// What else Spark is to know comes from system properties that begin with `spark.`.
    static SparkTrials open(String master, TrialWork work) {
        if (!work.canBeSent()) {
            throw new IllegalArgumentException("engine=" + master + ": ticks are not sent: run on --detail bars");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            work.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException("spark: the work cannot be written", impossible);
        }
        SparkConf conf = new SparkConf().setMaster(master).setAppName("trading optimize");
        String options = conf.get(EXECUTOR_OPTIONS, "");
        conf.set(EXECUTOR_OPTIONS, (options + " " + ENGINE_OPTIONS).strip());
        JavaSparkContext context = new JavaSparkContext(conf);
        return new SparkTrials(context, context.broadcast(bytes.toByteArray()));
    }

    @Override
    public List<Trial> run(List<TrialTask> tasks, Finished finished) throws Stopped, InterruptedException {
        List<String> lines = tasks.stream().map(TrialText::of).toList();
        JavaRDD<String> spread = context.parallelize(lines, lines.size());
        @Nullable Trial[] trials = new Trial[tasks.size()];
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicReference<@Nullable RuntimeException> broken = new AtomicReference<>();
        Function2<Object, String, BoxedUnit> take = (index, line) -> {
            try {
                int at = (Integer) index;
                trials[at] = TrialText.trial(line);
                if (!finished.goesOn(tasks.get(at), trials[at])) {
                    goesOn.set(false);
                }
            } catch (IOException unreadable) {
                broken.set(new UncheckedIOException("spark: a trial cannot be read", unreadable));
            } catch (RuntimeException failed) {
                broken.set(failed);
            }
            if (!goesOn.get() || broken.get() != null) {
                context.cancelAllJobs();
            }
            return BoxedUnit.UNIT;
        };
        try {
            // Scala does not say what is thrown: Spark's own exceptions, and that of an interrupted wait.
            context.sc().runJob(spread.rdd(), onExecutor(work), take, ClassTag$.MODULE$.apply(String.class));
        } catch (Exception failed) {
            if (failed instanceof InterruptedException stop) {
                context.cancelAllJobs();
                throw stop;
            }
            throw told(failed, goesOn.get(), broken.get());
        }
        if (!goesOn.get() || broken.get() != null) {
            throw told(new IllegalStateException("spark: the job ended too soon"), goesOn.get(), broken.get());
        }
        return whole(trials);
    }

    /// What our own side said counts for more than that Spark's job was canceled for it.
    private static RuntimeException told(Exception failed, boolean goesOn, @Nullable RuntimeException broken)
            throws Stopped {
        if (broken != null) {
            return broken;
        }
        if (!goesOn) {
            throw new Stopped();
        }
        return failed instanceof RuntimeException known
                ? known
                : new IllegalStateException("spark: a trial could not be run", failed);
    }

    private static List<Trial> whole(@Nullable Trial[] trials) {
        List<Trial> all = new ArrayList<>();
        for (Trial trial : trials) {
            if (trial == null) {
                throw new IllegalStateException("spark: some trials did not come back: " + Arrays.toString(trials));
            }
            all.add(trial);
        }
        return all;
    }

    /// Holds nothing but the broadcast, since it is sent with every task.
    private static Function1<Iterator<String>, String> onExecutor(Broadcast<byte[]> work) {
        return (Function1<Iterator<String>, String> & Serializable) lines -> ExecutorWork.run(work, lines.next());
    }

    @Override
    public void close() {
        context.close();
    }
}
