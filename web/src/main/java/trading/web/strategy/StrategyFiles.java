package trading.web.strategy;

import java.util.List;

/// The files of people's strategies, by name. Any thread may ask.
@FunctionalInterface
public interface StrategyFiles {
    StrategyFiles NONE = List::of;

    List<StrategyFile> files();
}
