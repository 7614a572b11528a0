package trading.engine.chain;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// How much of a chained file is known to be on disk.
record Head(long entries, long bytes, String chain) {
    static final Head NOTHING = new Head(0, 0, Chain.BEGIN);

    static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + ".head");
    }

    static Head read(Path file) throws IOException {
        Path head = of(file);
        if (Files.notExists(head)) {
            return NOTHING;
        }
        String[] words = Files.readString(head).strip().split(" ", -1);
        try {
            if (words.length == 3 && words[2].length() == Chain.BEGIN.length()) {
                return new Head(Long.parseLong(words[0]), Long.parseLong(words[1]), words[2]);
            }
        } catch (NumberFormatException unreadable) {
            throw new ChainDamagedException(head, 1, "not a head: " + unreadable.getMessage());
        }
        throw new ChainDamagedException(head, 1, "not a head");
    }

    /// Replaces the head as a whole.
    void write(Path file) throws IOException {
        Path head = of(file);
        Path fresh = head.resolveSibling(head.getFileName() + ".new");
        byte[] text = (entries + " " + bytes + " " + chain + "\n").getBytes(StandardCharsets.US_ASCII);
        // No channel: an interrupt of this thread would break that off.
        try (RandomAccessFile whole = new RandomAccessFile(fresh.toFile(), "rw")) {
            whole.setLength(0);
            whole.write(text);
            whole.getFD().sync();
        }
        Files.move(fresh, head, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
