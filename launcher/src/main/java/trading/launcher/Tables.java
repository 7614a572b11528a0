package trading.launcher;

import java.nio.file.Path;
import trading.infra.store.Store;
import trading.infra.store.StoreConfig;
import trading.infra.store.StoreException;

/// Where the tables are. `asKnown`: a start has found them to be as this program makes them.
record Tables(StoreConfig database, boolean asKnown) {
    /// Brings them up to date where that is not known. `decisions`: where decisions are safe until they are in there.
    ///
    /// @throws StoreException when the database cannot be reached or its tables cannot be brought up to date
    Store open(Path decisions) {
        return asKnown ? Store.openAsIs(database, decisions) : Store.open(database, decisions);
    }
}
