package trading.launcher.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Writes settings into the files of the configuration: each where it is written already, else into
/// `config.toml`.
///
/// First the texts are made and read as a whole, as at a start; only when nothing is wrong with them are
/// the files replaced, `.env` before `config.toml`. One change at a time.
public final class SettingsEditor {
    private static final int MOST_LETTERS = 2_000;

    private final ConfigLoader loader;
    private final Path data;

    /// `data`: the data folder, wherever the configuration would put it.
    public SettingsEditor(ConfigLoader loader, Path data) {
        this.loader = loader;
        this.data = data;
    }

    /// One wish; `value` null for the default again.
    public record Wish(String key, @Nullable String value) {}

    /// What is wrong; `index` of the wish, -1 where it is about the whole.
    public record Objection(int index, String detail) {}

    /// What became of the wishes.
    public sealed interface Outcome {
        /// `config` is what the files say now; `files` were changed.
        record Written(TradingConfig config, List<String> files) implements Outcome {
            public Written {
                files = List.copyOf(files);
            }
        }

        /// No file was touched.
        record Refused(List<Objection> objections) implements Outcome {
            public Refused {
                objections = List.copyOf(objections);
            }
        }
    }

    public synchronized Outcome edit(List<Wish> wishes) throws IOException {
        ConfigLoader.Understood before = loader.understand(home -> data);
        List<Objection> objections = new ArrayList<>();
        before.errors().forEach(error -> objections.add(new Objection(-1, "wrong already: " + error.render())));
        Map<String, String> read = new TreeMap<>();
        Map<String, FileEdit> edits = new LinkedHashMap<>();
        Map<String, SettingValue> held = new LinkedHashMap<>();
        before.config().settings().forEach(value -> held.put(value.key(), value));
        for (int index : latestFirst(wishes, held)) {
            Wish wish = wishes.get(index);
            apply(wish, held.get(wish.key()), edits, read)
                    .ifPresent(detail -> objections.add(new Objection(index, detail)));
        }
        if (!objections.isEmpty()) {
            return new Outcome.Refused(objections);
        }
        Map<String, String> drafts = new TreeMap<>();
        edits.forEach((name, edit) -> drafts.put(name, edit.text()));
        drafts.entrySet().removeIf(draft -> draft.getValue().equals(read.get(draft.getKey())));
        ConfigLoader.Understood after = loader.withDrafts(drafts).understand(home -> data);
        objections.addAll(wrong(after, held, wishes));
        if (!objections.isEmpty()) {
            return new Outcome.Refused(objections);
        }
        return write(drafts, read, after.config());
    }

    /// So that a line that is taken out moves none that is still to be changed. A key that is there twice
    /// stands last.
    private static List<Integer> latestFirst(List<Wish> wishes, Map<String, SettingValue> held) {
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < wishes.size(); index++) {
            order.add(index);
        }
        order.sort((left, right) -> Integer.compare(
                line(held.get(wishes.get(right).key())),
                line(held.get(wishes.get(left).key()))));
        return order;
    }

    private static int line(@Nullable SettingValue value) {
        return value == null ? 0 : value.origin().line();
    }

    private Optional<String> apply(
            Wish wish, @Nullable SettingValue held, Map<String, FileEdit> edits, Map<String, String> read)
            throws IOException {
        Setting<?> setting = ConfigLoader.byKey().get(wish.key());
        if (held == null) {
            return Optional.of("there is no setting of this name"
                    + NearestName.to(wish.key(), ConfigLoader.byKey().keySet())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(""));
        }
        Optional<String> fixed = held.fixed();
        if (fixed.isPresent() || setting == null) {
            return fixed.map(reason -> wish.key() + ": " + reason).or(() -> Optional.of(wish.key() + ": a secret"));
        }
        String value = wish.value();
        if (value != null && (value.length() > MOST_LETTERS || value.chars().anyMatch(Character::isISOControl))) {
            return Optional.of(wish.key() + ": one line of at most " + MOST_LETTERS + " letters");
        }
        String name = held.origin().equals(Origin.DEFAULT)
                ? ConfigLoader.CONFIG
                : held.origin().place();
        FileEdit edit = edits.get(name);
        if (edit == null) {
            String text = text(name);
            read.put(name, text);
            edit = new FileEdit(text);
            edits.put(name, edit);
        }
        int line = held.origin().line();
        boolean done =
                name.equals(ConfigLoader.CONFIG) ? edit.toml(setting, line, value) : edit.dotenv(setting, line, value);
        return done
                ? Optional.empty()
                : Optional.of(wish.key() + ": it is written in " + held.source()
                        + " in a way that only a person can change: edit the file");
    }

    private String text(String name) throws IOException {
        Path file = loader.home().resolve(name);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }

    /// What the texts would make must be what was wished, and nothing else.
    private static List<Objection> wrong(
            ConfigLoader.Understood after, Map<String, SettingValue> held, List<Wish> wishes) {
        List<Objection> objections = new ArrayList<>();
        for (ConfigError error : after.errors()) {
            objections.add(new Objection(indexOf(error.key(), wishes), error.render()));
        }
        if (!objections.isEmpty()) {
            return objections;
        }
        for (SettingValue value : after.config().settings()) {
            int index = indexOf(value.key(), wishes);
            boolean right = index < 0
                    ? value.isSameAs(Objects.requireNonNull(held.get(value.key())))
                    : value.says(wishes.get(index).value());
            if (!right) {
                objections.add(new Objection(
                        index,
                        value.key() + ": it would be " + value.shown() + " (" + value.source()
                                + "): edit the file by hand"));
            }
        }
        return objections;
    }

    private static int indexOf(String key, List<Wish> wishes) {
        for (int index = wishes.size() - 1; index >= 0; index--) {
            if (wishes.get(index).key().equals(key)) {
                return index;
            }
        }
        return -1;
    }

    private Outcome write(Map<String, String> drafts, Map<String, String> read, TradingConfig config)
            throws IOException {
        for (String name : drafts.keySet()) {
            if (!text(name).equals(read.get(name))) {
                return new Outcome.Refused(List.of(new Objection(
                        -1, name + " was changed by somebody else at the same time: look again, and repeat it")));
            }
        }
        for (Map.Entry<String, String> draft : drafts.entrySet()) {
            replace(loader.home().resolve(draft.getKey()), draft.getValue());
        }
        return new Outcome.Written(config, List.copyOf(drafts.keySet()));
    }

    /// As a whole, so that nobody reads half of it; who may read it stays as it was, and a link is followed.
    private static void replace(Path named, String text) throws IOException {
        boolean there = Files.exists(named);
        Path file = there ? named.toRealPath() : named;
        Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside);
        try {
            if (there && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
            }
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(text));
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
