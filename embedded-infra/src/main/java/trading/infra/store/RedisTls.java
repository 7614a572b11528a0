package trading.infra.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// That Redis is spoken to over TLS, with its certificate and name checked. `authorities`: a PEM file with the
/// certificates to trust; null for those that Java trusts.
public record RedisTls(@Nullable Path authorities) {}
