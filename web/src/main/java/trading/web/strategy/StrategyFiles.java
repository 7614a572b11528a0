package trading.web.strategy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The files of people's strategies, by name. Any thread may ask.
public interface StrategyFiles {
    List<StrategyFile> files();

    /// What is written in the file right now; empty when [#files] does not have it.
    Optional<String> source(String file) throws IOException;
}
