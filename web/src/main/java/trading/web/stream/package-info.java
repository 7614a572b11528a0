/// The stream: what changes, pushed over WebSockets.
///
/// ```text
/// ring ─▶ StreamHub.onReports ─▶ bounded queue ─▶ dispatcher ─▶ Feed (one a channel) ─▶ StreamClient ─▶ socket
///         never waits                             one thread    conflates markets       bounded queue
/// ```
/// A subscriber gets a snapshot, then updates whose sequence is above the snapshot's. Market data is
/// conflated to 20 frames a second for each channel. Orders, fills, trades and refusals are never left out:
/// a client that cannot keep up is told to resync and gets new snapshots, and one that does not read is cut.
@NullMarked
package trading.web.stream;

import org.jspecify.annotations.NullMarked;
