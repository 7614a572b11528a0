package trading.engine.backtest.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.util.FastMath;
import trading.engine.backtest.Stopped;

/// A search that learns where it is worth looking: the evolution strategy with covariance matrix adaptation
/// (Hansen and Ostermeier, "Completely Derandomized Self-Adaptation in Evolution Strategies", 2001),
/// started again with twice the population when it has come to rest (IPOP; Auger and Hansen, 2005).
///
/// Every parameter is a coordinate from 0 to 1, cut into as many equal parts as it has values; a point is
/// rounded to the part it lies in, and settings that were tried are not run again. `trials` counts
/// different settings. The search is drawn by the seed alone.
///
/// The library asks for one value after the other. The points of one generation do not depend on each
/// other's values, so they are collected first, run together, and the descent, which is the same each time,
/// is made again with what is known by then.
public record CmaEs(ParameterGrid grid, int trials, long seed) implements Search {
    private static final int MOST_ITERATIONS = 1_000;
    private static final int MOST_IDLE_STARTS = 8;
    private static final int MOST_DOUBLINGS = 6;
    private static final double STEP = 0.3;
    private static final double WORST = 1e15;

    public CmaEs {
        if (trials < 1) {
            throw new IllegalArgumentException("cma-es: trials=" + trials + ": must be 1 or more");
        }
    }

    @Override
    public int most() {
        return (int) Math.min(trials, grid.size());
    }

    @Override
    public List<Trial> trials(Evaluation evaluation, ToDoubleFunction<Trial> score)
            throws Stopped, InterruptedException {
        Map<Long, Trial> known = new LinkedHashMap<>();
        int idle = 0;
        for (int start = 0; known.size() < most() && idle < MOST_IDLE_STARTS; start++) {
            int before = known.size();
            descend(start, known, evaluation, score);
            idle = known.size() == before ? idle + 1 : 0;
        }
        return List.copyOf(known.values());
    }

    /// Until it comes to rest, or all trials are made.
    private void descend(int start, Map<Long, Trial> known, Evaluation evaluation, ToDoubleFunction<Trial> score)
            throws Stopped, InterruptedException {
        int population = population() << Math.min(start, MOST_DOUBLINGS);
        while (known.size() < most()) {
            Generation generation = new Generation(grid, population, known, score);
            if (grid.moving() == 0) {
                generation.value(new double[0]);
            } else if (isAtRest(start, population, generation)) {
                return;
            }
            List<Long> missing = generation.missing.stream()
                    .distinct()
                    .limit(most() - known.size())
                    .toList();
            List<Trial> made = evaluation.run(missing.stream().map(grid::at).toList());
            for (int i = 0; i < missing.size(); i++) {
                known.put(missing.get(i), made.get(i));
            }
        }
    }

    private int population() {
        return 4 + (int) (3 * FastMath.log(Math.max(1, grid.moving())));
    }

    /// False when a generation was met of which not all is known.
    private boolean isAtRest(int start, int population, Generation generation) {
        int dimension = grid.moving();
        double[] lower = new double[dimension];
        double[] upper = new double[dimension];
        double[] step = new double[dimension];
        double[] first = new double[dimension];
        SplittableRandom dice = new SplittableRandom(seed + start);
        for (int i = 0; i < dimension; i++) {
            upper[i] = 1;
            step[i] = STEP;
            first[i] = start == 0 ? 0.5 : dice.nextDouble();
        }
        try {
            new CMAESOptimizer(MOST_ITERATIONS, 0, true, 0, 0, new MersenneTwister(dice.nextLong()), false, null)
                    .optimize(
                            new MaxEval(Integer.MAX_VALUE),
                            new ObjectiveFunction(generation),
                            GoalType.MINIMIZE,
                            new InitialGuess(first),
                            new SimpleBounds(lower, upper),
                            new CMAESOptimizer.Sigma(step),
                            new CMAESOptimizer.PopulationSize(population));
            return true;
        } catch (NotYetKnown stop) {
            return false;
        }
    }

    /// Answers with what is known, and at the end of the first generation that is not breaks the descent
    /// off.
    private static final class Generation implements MultivariateFunction {
        private final ParameterGrid grid;
        private final int population;
        private final Map<Long, Trial> known;
        private final ToDoubleFunction<Trial> score;
        private final List<Long> missing = new ArrayList<>();
        private int calls;

        Generation(ParameterGrid grid, int population, Map<Long, Trial> known, ToDoubleFunction<Trial> score) {
            this.grid = grid;
            this.population = population;
            this.known = known;
            this.score = score;
        }

        /// The first call is of the start, the next ones are of one generation after the other.
        @Override
        public double value(double[] point) {
            long index = grid.index(point);
            Trial trial = known.get(index);
            if (trial == null) {
                missing.add(index);
            }
            boolean isLast = calls++ % population == 0;
            if (isLast && !missing.isEmpty() && point.length > 0) {
                throw new NotYetKnown();
            }
            return trial == null ? WORST : cost(score.applyAsDouble(trial));
        }

        /// Finite, since the library calculates with it.
        private static double cost(double value) {
            return Double.isNaN(value) ? WORST : -Math.clamp(value, -WORST, WORST);
        }
    }

    /// Ends a descent; never leaves this class.
    private static final class NotYetKnown extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotYetKnown() {
            super("a generation is to be run", null, false, false);
        }
    }
}
