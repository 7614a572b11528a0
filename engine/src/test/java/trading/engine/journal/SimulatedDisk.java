package trading.engine.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A directory in memory that knows what was forced: [#crash] keeps that, and of what was only written
/// any choice of 512-byte sectors; a file that was made and never renamed may be gone. Writes and
/// forces can be made to fail, and the power to go in the middle of anything.
public final class SimulatedDisk implements Storage {
    private static final int SECTOR = 512;

    private final TreeMap<String, Content> files = new TreeMap<>();
    private boolean locked;
    private boolean crashed;
    private int failForceIn = -1;
    private int failWriteIn = -1;
    private int mostPerWrite = Integer.MAX_VALUE;
    private int forces;
    private int powerFailsIn = -1;
    private boolean failsForGood;
    private @Nullable SplittableRandom forgetful;
    private volatile long usable = 1L << 40;

    private static final class Content {
        byte[] now = new byte[0];
        byte[] forced = new byte[0];
        final BitSet dirty = new BitSet();
        boolean named;

        /// The sector is on the medium as it is in the cache.
        void settle(int sector) {
            int from = sector * SECTOR;
            int length = Math.min(SECTOR, now.length - from);
            if (length > 0) {
                if (forced.length < from + length) {
                    forced = Arrays.copyOf(forced, from + length);
                }
                System.arraycopy(now, from, forced, from, length);
            }
        }
    }

    /// A disk with one file that was forced.
    public static SimulatedDisk with(String name, byte[] bytes) {
        SimulatedDisk disk = new SimulatedDisk();
        disk.put(name, bytes);
        return disk;
    }

    public synchronized void put(String name, byte[] bytes) {
        Content content = new Content();
        content.now = bytes.clone();
        content.forced = bytes.clone();
        content.named = true;
        files.put(name, content);
    }

    /// Another disk with the same files, all of it forced.
    public synchronized SimulatedDisk copy() {
        SimulatedDisk copy = new SimulatedDisk();
        files.forEach((name, content) -> copy.put(name, content.now));
        return copy;
    }

    public synchronized byte[] bytes(String name) {
        return files.get(name).now.clone();
    }

    /// The force after `forces` more fails, once.
    public synchronized void failForceAfter(int forces) {
        failForceIn = forces;
    }

    /// The write after `writes` more fails for want of space, once.
    public synchronized void failWriteAfter(int writes) {
        failWriteIn = writes;
    }

    /// What is to fail, fails again and again until [#mend()].
    public synchronized void failForGood() {
        failsForGood = true;
    }

    /// A force that fails leaves some sectors in the cache only, where no later force finds them: what
    /// the file system does that drops dirty pages after an error.
    public synchronized void forgetOnFailedForce(SplittableRandom random) {
        forgetful = random;
    }

    /// The power goes in the middle of the operation after `operations` more that change something.
    public synchronized void failPowerAfter(int operations) {
        powerFailsIn = operations;
    }

    public synchronized boolean isOff() {
        return crashed;
    }

    /// Nothing fails from here on, except without power.
    public synchronized void mend() {
        failForceIn = -1;
        failWriteIn = -1;
        powerFailsIn = -1;
        failsForGood = false;
    }

    public synchronized void takeAtMostPerWrite(int bytes) {
        mostPerWrite = bytes;
    }

    public void leaveFree(long bytes) {
        usable = bytes;
    }

    public synchronized int forces() {
        return forces;
    }

    /// The power goes: this disk fails from now on, and the answer is what is left of it.
    public synchronized SimulatedDisk crash(SplittableRandom random) {
        crashed = true;
        SimulatedDisk left = new SimulatedDisk();
        files.forEach((name, content) -> {
            if (content.named || random.nextBoolean()) {
                left.put(name, survivor(content, random));
            }
        });
        return left;
    }

    private static byte[] survivor(Content content, SplittableRandom random) {
        byte[] survivor = Arrays.copyOf(content.forced, content.now.length);
        boolean none = random.nextInt(3) == 0;
        for (int sector = content.dirty.nextSetBit(0); sector >= 0; sector = content.dirty.nextSetBit(sector + 1)) {
            int from = sector * SECTOR;
            int length = Math.min(SECTOR, content.now.length - from);
            if (length > 0 && !none && random.nextBoolean()) {
                System.arraycopy(content.now, from, survivor, from, length);
            }
        }
        return survivor;
    }

    private void requirePower() throws IOException {
        if (crashed) {
            throw new IOException("the power is gone");
        }
    }

    /// True when the power goes in the middle of this one.
    private boolean powerGoes() throws IOException {
        requirePower();
        crashed = powerFailsIn-- == 0;
        return crashed;
    }

    private void change() throws IOException {
        if (powerGoes()) {
            requirePower();
        }
    }

    private int next(int in) {
        return in > 0 ? in - 1 : in == 0 && failsForGood ? 0 : -1;
    }

    @Override
    public synchronized List<String> names() throws IOException {
        requirePower();
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized StorageFile open(String name) throws IOException {
        requirePower();
        return new File(files.get(name));
    }

    @Override
    public synchronized StorageFile create(String name) throws IOException {
        change();
        if (files.containsKey(name)) {
            throw new IOException(name + " exists");
        }
        Content content = new Content();
        files.put(name, content);
        return new File(content);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        change();
        Content content = files.remove(from);
        content.named = true;
        files.put(to, content);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        change();
        files.remove(name);
    }

    @Override
    public synchronized Closeable lock() {
        if (locked) {
            throw new StorageLockedException("memory");
        }
        locked = true;
        return () -> {
            synchronized (this) {
                locked = false;
            }
        };
    }

    @Override
    public long usableBytes() {
        return usable;
    }

    @Override
    public long totalBytes() {
        return 1L << 40;
    }

    private final class File implements StorageFile {
        private final Content content;

        File(Content content) {
            this.content = content;
        }

        @Override
        public long size() {
            synchronized (SimulatedDisk.this) {
                return content.now.length;
            }
        }

        @Override
        public int read(long position, ByteBuffer into) throws IOException {
            synchronized (SimulatedDisk.this) {
                requirePower();
                int count = (int) Math.min(into.remaining(), content.now.length - position);
                if (count <= 0) {
                    return -1;
                }
                into.put(content.now, (int) position, count);
                return count;
            }
        }

        @Override
        public int write(long position, ByteBuffer from) throws IOException {
            synchronized (SimulatedDisk.this) {
                boolean torn = powerGoes();
                int count = Math.min(from.remaining(), mostPerWrite);
                boolean full = failWriteIn == 0;
                failWriteIn = next(failWriteIn);
                if (full || torn) {
                    count /= 2;
                }
                int at = (int) position;
                if (at + count > content.now.length) {
                    content.now = Arrays.copyOf(content.now, at + count);
                }
                if (count > 0) {
                    from.get(content.now, at, count);
                    content.dirty.set(at / SECTOR, (at + count - 1) / SECTOR + 1);
                }
                if (torn) {
                    requirePower();
                }
                if (full) {
                    throw new IOException("No space left on device");
                }
                return count;
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedDisk.this) {
                change();
                forces++;
                boolean fails = failForceIn == 0;
                failForceIn = next(failForceIn);
                SplittableRandom forgets = forgetful;
                if (fails && forgets == null) {
                    throw new IOException("Input/output error");
                }
                for (int sector = content.dirty.nextSetBit(0);
                        sector >= 0;
                        sector = content.dirty.nextSetBit(sector + 1)) {
                    if (!fails || forgets.nextBoolean()) {
                        content.settle(sector);
                    }
                }
                content.dirty.clear();
                if (fails) {
                    throw new IOException("Input/output error");
                }
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
