package trading.web.stream;

/// One frame to be: what changed up to `sequence`; or, when `isSnapshot`, all there is.
record Update(boolean isSnapshot, long sequence, Object data) {
    static Update of(long sequence, Object data) {
        return new Update(false, sequence, data);
    }

    static Update snapshot(long sequence, Object data) {
        return new Update(true, sequence, data);
    }
}
