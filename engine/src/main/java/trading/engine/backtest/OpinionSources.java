package trading.engine.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whose opinions the strategy of a run was given.
///
/// `fromNanos`: when the run began. `kept`: how many were a model's answers from before, `rules`: how many
/// the rules gave; of those `inPlace` where the model had failed at the same question. `models`: who gave
/// the kept ones.
public record OpinionSources(long fromNanos, long kept, long rules, long inPlace, List<Model> models) {
    /// Of a strategy that asks for none.
    public static final OpinionSources NONE = new OpinionSources(0, 0, 0, 0, List.of());

    private static final long SECOND = 1_000_000_000L;

    /// `answers` of one model, `early` of them about a time before its training ended.
    /// `trainingCutOffNanos`: null when nobody said it.
    public record Model(String name, @Nullable Long trainingCutOffNanos, long answers, long early) {}

    public OpinionSources {
        models = List.copyOf(models);
    }

    /// Those of several runs as one.
    public static OpinionSources together(List<OpinionSources> runs) {
        List<OpinionSources> asking = runs.stream().filter(run -> run.all() > 0).toList();
        List<Model> models = new ArrayList<>();
        asking.forEach(run -> run.models.forEach(model -> add(models, model)));
        return new OpinionSources(
                asking.stream().mapToLong(OpinionSources::fromNanos).min().orElse(0),
                asking.stream().mapToLong(OpinionSources::kept).sum(),
                asking.stream().mapToLong(OpinionSources::rules).sum(),
                asking.stream().mapToLong(OpinionSources::inPlace).sum(),
                models);
    }

    private static void add(List<Model> models, Model more) {
        for (int i = 0; i < models.size(); i++) {
            Model known = models.get(i);
            if (known.name.equals(more.name) && Objects.equals(known.trainingCutOffNanos, more.trainingCutOffNanos)) {
                models.set(
                        i,
                        new Model(
                                known.name,
                                known.trainingCutOffNanos,
                                known.answers + more.answers,
                                known.early + more.early));
                return;
            }
        }
        models.add(more);
    }

    /// How many opinions there were.
    public long all() {
        return kept + rules;
    }

    /// Like `12 kept answers of m-1, 300 by the rules`.
    public String words() {
        if (all() == 0) {
            return "none";
        }
        String names = models.isEmpty()
                ? ""
                : " of "
                        + String.join(
                                ", ",
                                models.stream().map(Model::name).distinct().toList());
        return kept + (kept == 1 ? " kept answer" : " kept answers") + names + ", " + rules + " by the rules"
                + (inPlace == 0 ? "" : " (" + inPlace + " in place of a kept failure)");
    }

    /// What a model may have known of the future, in plain words: one for each that may have known
    /// something.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (Model model : models) {
            String share = model.answers() + " of " + all() + " opinions are kept answers of " + model.name();
            Long cutOff = model.trainingCutOffNanos();
            if (cutOff == null) {
                warnings.add(share + ", and when its training ended is unknown (training_cut_off): it may have known"
                        + " what came after.");
            } else if (fromNanos < cutOff) {
                warnings.add(share + ", and the run begins before its training ended ("
                        + Instant.ofEpochSecond(Math.floorDiv(cutOff, SECOND)) + "): it may have known what came"
                        + " after; " + model.early() + " of them are about a time before that.");
            }
        }
        return warnings;
    }
}
