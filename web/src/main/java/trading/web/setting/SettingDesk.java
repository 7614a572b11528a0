package trading.web.setting;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The settings as they are now, and their change. Any thread.
public interface SettingDesk {
    /// Must not wait.
    List<SettingJson> settings();

    /// One wish. `value` null: the setting's default again, by taking out what was written.
    record Change(String key, @Nullable String value) {}

    /// What became of the wishes.
    sealed interface Answer {
        /// Written and in force: `atOnce` right now, `nextStart` from the next start on; `files` that were
        /// changed.
        record Taken(List<String> atOnce, List<String> nextStart, List<String> files) implements Answer {
            public Taken {
                atOnce = List.copyOf(atOnce);
                nextStart = List.copyOf(nextStart);
                files = List.copyOf(files);
            }
        }

        /// Nothing was written, and what runs goes on: everything that is wrong.
        record Refused(List<Objection> objections) implements Answer {
            public Refused {
                objections = List.copyOf(objections);
            }
        }
    }

    /// What is wrong with a wish, or with the whole that it would make; `index` -1 where it is none of the
    /// wishes.
    record Objection(int index, String detail) {}

    /// Writes all of them into the configuration's files, or none. Returns once they are taken.
    Answer change(List<Change> changes) throws IOException, InterruptedException;
}
