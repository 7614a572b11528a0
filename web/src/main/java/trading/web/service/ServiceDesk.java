package trading.web.service;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The services as they are, what they log, and the wish to restart one.
public interface ServiceDesk extends ServiceDirectory {
    /// What became of the wish.
    sealed interface Answer {
        /// These are being restarted, in this order.
        record Begun(List<String> names) implements Answer {
            public Begun {
                names = List.copyOf(names);
            }
        }

        /// No service has that name.
        record Unknown() implements Answer {}

        /// It cannot be restarted, or not now.
        record Refused(String reason) implements Answer {}
    }

    /// Begins it and returns at once: the one who asks may be served by what is restarted. `by`: who asks.
    Answer restart(String name, String by);

    /// The newest entries from `level` on, at most `most`, the oldest first; empty when no service has that name. Reads
    /// files, and no further back than a second allows.
    Optional<List<LogLineJson>> logs(String name, int most, String level) throws IOException;

    /// The newest entries, the newest first, as far as they have been looked at; asked again, there are more. Must not
    /// wait.
    List<LogLineJson> newest(String name);
}
