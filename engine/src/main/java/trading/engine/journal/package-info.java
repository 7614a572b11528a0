/// The journal: every command, on disk and forced, before it is decided.
///
/// ```text
/// journal/00000000000000000001.journal      segments, named by their first sequence, pre-allocated with zeros
///   header   magic, version, size, first sequence, previous segment's first sequence, SHA-256 and last crc
///   frame    crc32c, length, previous frame's crc, kind, sequence, durable watermark, time, bytes; 8-byte aligned
///   …        zeros up to the segment's size
/// ```
/// A frame's crc covers everything else in it, its predecessor's crc too: the frames are a chain, through
/// all segments. The durable watermark is the highest sequence that was known to be forced when the frame
/// was written. It tells a torn tail from corruption: bad bytes beyond every watermark were never answered
/// to anyone, they are cut; bad bytes at or below one are lost promises, and nothing starts on them.
///
/// One thread appends (the ring's first). A failed write or force ends the journal for this run: after it
/// nobody knows what the disk holds, so nothing may be added until the tail has been read again.
@NullMarked
package trading.engine.journal;

import org.jspecify.annotations.NullMarked;
