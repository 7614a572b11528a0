package trading.engine.view;

import java.util.List;

/// The levels of a book, best first, as they were after `sequence`.
public record Depth(int instrument, long sequence, List<Level> bids, List<Level> asks) {}
