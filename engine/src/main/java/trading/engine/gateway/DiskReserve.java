package trading.engine.gateway;

/// The free disk space below which no commands are taken: the larger of `bytes` and `percent` of the disk.
public record DiskReserve(long bytes, int percent) {
    public static final DiskReserve DEFAULT = new DiskReserve(1L << 30, 5);
    public static final DiskReserve NONE = new DiskReserve(0, 0);

    public DiskReserve {
        if (bytes < 0 || percent < 0 || percent > 100) {
            throw new IllegalArgumentException("disk reserve: bytes=" + bytes + " percent=" + percent);
        }
    }

    /// In bytes, for a disk of `totalBytes`.
    public long of(long totalBytes) {
        return Math.max(bytes, totalBytes / 100 * percent);
    }
}
