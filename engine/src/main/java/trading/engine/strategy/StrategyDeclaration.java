package trading.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import trading.engine.model.TimeFrame;

/// What a strategy says of itself.
///
/// `name`: as in reports and in settings, `a-z 0-9 -`. `description`: a sentence for people. `version`: what
/// decisions are marked with. `symbols`: the instruments it runs on unless told otherwise, each a seat with an
/// object of its own. `subscriptions`: the bars that a seat is given; the first one is its main one. `quotes`:
/// whether it is given quotes of all its instruments. `patterns`, `opinions`: whether it asks for those.
/// `entries`: how many trades a seat may have pending or open at once. `sizing`: in place of the usual one.
/// `parameters`: the values that it runs with, a record whose components are marked with [Parameter].
public record StrategyDeclaration(
        String name,
        String description,
        String version,
        List<String> symbols,
        List<Subscription> subscriptions,
        boolean quotes,
        boolean patterns,
        boolean opinions,
        int entries,
        @Nullable Sizing sizing,
        Record parameters) {

    private static final int MOST_ENTRIES = 100;

    public StrategyDeclaration {
        symbols = List.copyOf(symbols);
        subscriptions = List.copyOf(subscriptions);
        if (!name.matches("[a-z0-9][a-z0-9-]{0,31}") || entries < 1 || entries > MOST_ENTRIES) {
            throw new IllegalArgumentException("strategy: name=" + name + " entries=" + entries
                    + ": a name is 1 to 32 of a-z 0-9 -, and entries are 1 to " + MOST_ENTRIES);
        }
    }

    /// One that is given the bars of one frame of its own instrument.
    public StrategyDeclaration(
            String name, String description, List<String> symbols, TimeFrame frame, int warmUpBars, Record parameters) {
        this(
                name,
                description,
                "1",
                symbols,
                List.of(Subscription.of(frame).warmUp(warmUpBars)),
                false,
                false,
                false,
                1,
                null,
                parameters);
    }

    /// The beginning of a declaration: it runs nowhere and sees nothing yet.
    public static StrategyDeclaration of(String name, String description, Record parameters) {
        return new StrategyDeclaration(
                name, description, "1", List.of(), List.of(), false, false, false, 1, null, parameters);
    }

    /// Runs on these instruments unless told otherwise.
    public StrategyDeclaration on(String... runsOn) {
        return new StrategyDeclaration(
                name,
                description,
                version,
                List.of(runsOn),
                subscriptions,
                quotes,
                patterns,
                opinions,
                entries,
                sizing,
                parameters);
    }

    /// Is given bars of its own instrument, and needs so many of the past.
    public StrategyDeclaration bars(TimeFrame frame, int warmUpBars) {
        return bars(Subscription.of(frame).warmUp(warmUpBars));
    }

    /// Is given these bars too.
    public StrategyDeclaration bars(Subscription more) {
        List<Subscription> all = new ArrayList<>(subscriptions);
        all.add(more);
        return subscribed(all);
    }

    /// Is given these bars and no others, the first of them being its main ones.
    public StrategyDeclaration subscribed(List<Subscription> only) {
        return new StrategyDeclaration(
                name, description, version, symbols, only, quotes, patterns, opinions, entries, sizing, parameters);
    }

    /// Is given quotes of all its instruments.
    public StrategyDeclaration withQuotes() {
        return new StrategyDeclaration(
                name,
                description,
                version,
                symbols,
                subscriptions,
                true,
                patterns,
                opinions,
                entries,
                sizing,
                parameters);
    }

    /// May ask for the patterns of its bars.
    public StrategyDeclaration withPatterns() {
        return new StrategyDeclaration(
                name,
                description,
                version,
                symbols,
                subscriptions,
                quotes,
                true,
                opinions,
                entries,
                sizing,
                parameters);
    }

    /// May ask for the analyst's opinion.
    public StrategyDeclaration withOpinions() {
        return new StrategyDeclaration(
                name,
                description,
                version,
                symbols,
                subscriptions,
                quotes,
                patterns,
                true,
                entries,
                sizing,
                parameters);
    }

    /// May have so many trades pending or open at once.
    public StrategyDeclaration entries(int most) {
        return new StrategyDeclaration(
                name,
                description,
                version,
                symbols,
                subscriptions,
                quotes,
                patterns,
                opinions,
                most,
                sizing,
                parameters);
    }

    /// Is sized like this unless told otherwise.
    public StrategyDeclaration sizedBy(Sizing usual) {
        return new StrategyDeclaration(
                name,
                description,
                version,
                symbols,
                subscriptions,
                quotes,
                patterns,
                opinions,
                entries,
                usual,
                parameters);
    }

    public StrategyDeclaration version(String mark) {
        return new StrategyDeclaration(
                name,
                description,
                mark,
                symbols,
                subscriptions,
                quotes,
                patterns,
                opinions,
                entries,
                sizing,
                parameters);
    }

    /// Of the main subscription.
    public TimeFrame frame() {
        return main().frame();
    }

    /// Of the main subscription.
    public int warmUpBars() {
        return main().warmUpBars();
    }

    private Subscription main() {
        if (subscriptions.isEmpty()) {
            throw new IllegalArgumentException(
                    "strategy: name=" + name + ": it must ask for bars of at least one time frame");
        }
        return subscriptions.getFirst();
    }
}
