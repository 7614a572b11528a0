package trading.engine.gateway;

/// A projection stores more than the journal holds, so they do not belong together.
public final class ProjectionAheadException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProjectionAheadException(String projection, long stored, long last) {
        super("gateway: projection=" + projection + " lastStoredSequence=" + stored + " journal=" + last
                + ": the projection is ahead of the journal: the journal was replaced or lost its end. "
                + "Restore the journal that belongs to it, or empty the projection so that it is built anew");
    }
}
