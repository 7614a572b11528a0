package trading.web.exchange.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import trading.infra.process.OwnerOnly;
import trading.web.security.user.Role;

/// The keys of all accounts, in one file: a line each, `key secret account created role user since`.
/// A key of an older release ends after its fourth word: it trades, and no user made it. Thread-safe.
public final class ExchangeKeys {
    /// A key that is one too many must not fill the disk.
    static final int MOST_OF_AN_ACCOUNT = 30;

    private static final String NOBODY = "-";
    private static final int MOST = 300;
    private static final int LENGTH = 64;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private volatile List<ExchangeKey> keys;
    private volatile Consumer<String> deletion = apiKey -> {};

    private ExchangeKeys(Path file, List<ExchangeKey> keys) {
        this.file = file;
        this.keys = keys;
    }

    /// Reads the file where there is one. Throws [IllegalStateException] naming the line that is broken.
    public static ExchangeKeys in(Path file) {
        try {
            return new ExchangeKeys(file, Files.exists(file) ? read(file) : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("exchange keys: file=" + file + " cannot be read", e);
        }
    }

    private static List<ExchangeKey> read(Path file) throws IOException {
        List<ExchangeKey> read = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split(" ", -1);
            try {
                read.add(key(parts));
            } catch (RuntimeException e) {
                throw new IllegalStateException(
                        "exchange keys: file=" + file + " line=" + (i + 1)
                                + ": not a key; take the line out, or the file away to begin without keys",
                        e);
            }
        }
        return List.copyOf(read);
    }

    private static ExchangeKey key(String[] parts) {
        boolean older = parts.length == 4;
        ExchangeKey.Holder holder =
                older || parts[5].equals(NOBODY) ? null : new ExchangeKey.Holder(parts[5], Instant.parse(parts[6]));
        return new ExchangeKey(
                parts[0],
                parts[1],
                Integer.parseInt(parts[2]),
                Instant.parse(parts[3]),
                older ? Role.TRADER : Role.of(parts[4]).orElseThrow(),
                holder);
    }

    /// Called with each key that is deleted, from now on.
    public void onDeletion(Consumer<String> listener) {
        deletion = listener;
    }

    /// A new pair, stored when this returns; empty when the account has too many.
    synchronized Optional<ExchangeKey> create(int account, Role role, ExchangeKey.@Nullable Holder holder) {
        if (of(account).size() >= MOST_OF_AN_ACCOUNT || keys.size() >= MOST) {
            return Optional.empty();
        }
        ExchangeKey made = new ExchangeKey(
                random(), random(), account, Instant.now().truncatedTo(ChronoUnit.MILLIS), role, holder);
        List<ExchangeKey> more = new ArrayList<>(keys);
        more.add(made);
        store(more);
        return Optional.of(made);
    }

    public List<ExchangeKey> all() {
        return keys;
    }

    /// Oldest first.
    List<ExchangeKey> of(int account) {
        return keys.stream().filter(key -> key.account() == account).toList();
    }

    /// False when the account has no such key.
    synchronized boolean delete(int account, String apiKey) {
        Optional<ExchangeKey> found = find(apiKey).filter(key -> key.account() == account);
        if (found.isEmpty()) {
            return false;
        }
        List<ExchangeKey> fewer = new ArrayList<>(keys);
        fewer.remove(found.get());
        store(fewer);
        deletion.accept(apiKey);
        return true;
    }

    /// Takes as long for a key that is nearly right as for one that is all wrong.
    public Optional<ExchangeKey> find(String apiKey) {
        byte[] wanted = apiKey.getBytes(StandardCharsets.UTF_8);
        ExchangeKey found = null;
        for (ExchangeKey key : keys) {
            if (MessageDigest.isEqual(wanted, key.apiKey().getBytes(StandardCharsets.UTF_8))) {
                found = key;
            }
        }
        return Optional.ofNullable(found);
    }

    private void store(List<ExchangeKey> changed) {
        StringBuilder text = new StringBuilder();
        for (ExchangeKey key : changed) {
            text.append(key.apiKey()).append(' ').append(key.secret()).append(' ');
            text.append(key.account()).append(' ').append(key.created()).append(' ');
            ExchangeKey.Holder holder = key.holder();
            text.append(key.role().word()).append(' ');
            text.append(holder == null ? NOBODY + " " + NOBODY : holder.user() + " " + holder.since());
            text.append('\n');
        }
        try {
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("exchange keys: file=" + file + " cannot be written", e);
        }
        keys = List.copyOf(changed);
    }

    private static String random() {
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
