package trading.engine.journal;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One segment whose frames are checked on a thread of its own, and handed on by the caller's as soon as they
/// are: who decides them again takes far longer than the check.
///
/// ```text
/// its thread    walk ── checks crc and chain ──▶ checked ──▶ the segment's end and digest
/// the caller    hands on the commands before `checked` ────▶ …, then what the other one found wrong
/// ```
final class CheckedAhead {
    private static final int TELL_EVERY = 64;
    private static final long NAP_NANOS = 20_000;

    private final Segment segment;
    private final @Nullable SegmentHeader following;

    /// All frames before it are good.
    private volatile int checked = SegmentHeader.BYTES;

    private volatile boolean over;
    private volatile boolean unwanted;

    /// Written before `over`.
    private @Nullable Throwable failure;

    private int untold;

    /// `following`: the header of the segment after this one; null when it is the last one.
    CheckedAhead(Segment segment, @Nullable SegmentHeader following) {
        this.segment = segment;
        this.following = following;
    }

    /// Hands every command from `from` on to `consumer`. Throws, after all good ones, what is wrong with the
    /// segment; else what the consumer threw.
    void forEach(long from, FrameConsumer consumer) {
        CompletableFuture<Void> check = CompletableFuture.runAsync(
                this::check, Thread.ofPlatform().daemon().name("journal-check")::start);
        try {
            handOn(from, consumer);
        } finally {
            unwanted = true;
            check.join(); // also when interrupted: it reads the segment
        }
        Throwable found = failure;
        if (found instanceof RuntimeException wrong) {
            throw wrong;
        }
        if (found != null) {
            throw new IllegalStateException(
                    "journal: the check of " + segment.header().fileName() + " failed", found);
        }
    }

    private void check() {
        try {
            segment.walk(Long.MIN_VALUE, (sequence, timeNanos, buffer, offset, length) -> {
                if (unwanted) {
                    throw new CancellationException("journal: the segment is not wanted any more");
                }
                if (++untold == TELL_EVERY) {
                    untold = 0;
                    checked = offset - Frames.HEADER + Frames.alignedLength(length);
                }
            });
            checked = segment.end();
            segment.requireEnd(following);
        } catch (Throwable wrong) {
            checked = segment.end();
            failure = wrong;
        } finally {
            over = true;
        }
    }

    private void handOn(long from, FrameConsumer consumer) {
        int at = SegmentHeader.BYTES;
        while (true) {
            boolean last = over;
            int end = checked;
            if (at < end) {
                at = handOn(at, end, from, consumer);
            } else if (last) {
                return;
            } else {
                LockSupport.parkNanos(NAP_NANOS);
            }
        }
    }

    private int handOn(int start, int end, long from, FrameConsumer consumer) {
        Frames frames = segment.frames();
        int at = start;
        while (at < end) {
            int length = frames.length(at);
            int next = at + Frames.alignedLength(length);
            if (frames.kind(at) == Frames.COMMAND && frames.sequence(at) >= from) {
                consumer.onFrame(
                        frames.sequence(at), frames.timeNanos(at), frames.fields(), at + Frames.HEADER, length);
            }
            at = next;
        }
        return at;
    }
}
