package trading.launcher.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// Looks at one thing and leaves it as it is.
interface Check {
    /// What its findings may be about; it is left out when somebody asks about something else.
    Set<String> subjects();

    /// Never quotes a secret. What it throws becomes a finding that it could not look.
    List<Finding> findings(Surroundings here) throws IOException, InterruptedException;
}
