/// Reading the logs of all services as one stream: `trading logs` and the API's logs of a service.
///
/// ```
/// data/logs ──▶ LogFamily (files of one log, oldest first) ──▶ LogEntries (bytes to entries, by LogFormat)
///                    │                                                │
///                    ├──▶ LogForward, LogBackward             ──────┤──▶ LogMerge (by time) ──▶ LogPrinter
///                    └──▶ LogFollow (what is added, over rotations) ──┘
/// ```
///
/// Works on the files alone, whether the product runs or not. Each object is used by one thread.
@NullMarked
package trading.launcher.logs;

import org.jspecify.annotations.NullMarked;
