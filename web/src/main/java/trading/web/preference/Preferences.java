package trading.web.preference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.OwnerOnly;
import trading.infra.process.Sha256;
import trading.web.text.Figures;

/// The documents of all users, a file for each user, replaced as a whole. Any thread may ask and change.
public final class Preferences {
    /// Characters of a document at most.
    public static final int LONGEST = 16_000;
    /// Documents of one user at most.
    public static final int MOST = 32;

    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);

    /// What became of a wish to keep a document.
    public sealed interface Outcome {
        record Kept(PreferenceJson now) implements Outcome {}

        /// It was made from another version than the one that is kept, which stays.
        record Outdated(long version) implements Outcome {}

        /// There are as many as there may be.
        record TooMany() implements Outcome {}
    }

    /// The file as it is written.
    record Written(String user, List<PreferenceJson> preferences) {}

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Map<String, SortedMap<String, PreferenceJson>> known = new HashMap<>();
    private final Path folder;
    private final Clock clock;

    private Preferences(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// In a folder that is made with the first document.
    public static Preferences in(Path folder) {
        return new Preferences(folder, Clock.systemUTC());
    }

    /// By name. Throws [IOException] when they cannot be read or understood: then nothing is replaced either.
    public synchronized List<PreferenceJson> of(String user) throws IOException {
        return List.copyOf(documents(user).values());
    }

    /// On disk when it returns [Outcome.Kept]. Throws [IOException] when it cannot be: what was kept before stays.
    public synchronized Outcome keep(String user, String name, long version, String document) throws IOException {
        SortedMap<String, PreferenceJson> documents = documents(user);
        PreferenceJson before = documents.get(name);
        long kept = before == null ? 0 : before.version();
        if (version != kept) {
            return new Outcome.Outdated(kept);
        }
        if (before == null && documents.size() >= MOST) {
            return new Outcome.TooMany();
        }
        PreferenceJson now = new PreferenceJson(name, kept + 1, document, Figures.time(clock.instant()));
        SortedMap<String, PreferenceJson> changed = new TreeMap<>(documents);
        changed.put(name, now);
        OwnerOnly.directory(folder);
        OwnerOnly.write(fileOf(user), json.writeValueAsString(new Written(user, List.copyOf(changed.values()))) + "\n");
        known.put(user, changed);
        return new Outcome.Kept(now);
    }

    private SortedMap<String, PreferenceJson> documents(String user) throws IOException {
        SortedMap<String, PreferenceJson> documents = known.get(user);
        if (documents == null) {
            documents = read(user);
            known.put(user, documents);
        }
        return documents;
    }

    private SortedMap<String, PreferenceJson> read(String user) throws IOException {
        SortedMap<String, PreferenceJson> read = new TreeMap<>();
        Path file = fileOf(user);
        try {
            Written written = json.readValue(Files.readString(file), Written.class);
            written.preferences().forEach(each -> read.put(each.name(), each));
        } catch (NoSuchFileException nothingYet) {
            LOG.debug("preferences: none are kept yet: file={}", file);
        } catch (JsonProcessingException | NullPointerException e) {
            throw new IOException("preferences: file=" + file + " cannot be understood; repair it, or take it away", e);
        }
        return read;
    }

    /// Names of users may hold what names of files may not.
    private Path fileOf(String user) {
        return folder.resolve(Sha256.of(user.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + ".json");
    }
}
