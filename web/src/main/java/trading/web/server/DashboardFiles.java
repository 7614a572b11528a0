package trading.web.server;

import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;
import trading.web.route.Access;

/// The dashboard's files out of the class path, and its first page for every path that is one of its own
/// views. Only names and endings that a build makes are looked for at all.
final class DashboardFiles implements ResourceHandler {
    private static final Pattern SAFE_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}){1,5}");
    private static final Pattern VIEW = Pattern.compile("/|(/[A-Za-z0-9_-]{1,60}){1,4}");
    private static final String INDEX = "/index.html";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("webp", "image/webp"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private record File(ByteBuffer plain, ByteBuffer compressed, String contentType, String cacheControl) {}

    private final String root;
    private final Map<String, File> found = new ConcurrentHashMap<>();

    /// `root`: a folder of the class path, such as `/dashboard`.
    DashboardFiles(String root) {
        this.root = root;
    }

    @Override
    public boolean canHandle(Context context) {
        return find(context.path()).isPresent();
    }

    @Override
    public boolean handle(Context context) {
        File file = find(context.path())
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND).asException());
        RouteRunner.contentType(context, file.contentType());
        context.header("Cache-Control", file.cacheControl());
        context.header("Vary", "Accept-Encoding");
        String encodings = context.header("Accept-Encoding");
        if (encodings != null
                && encodings.contains("gzip")
                && file.compressed().limit() < file.plain().limit()) {
            context.header("Content-Encoding", "gzip");
            context.result(file.compressed().array());
        } else {
            context.result(file.plain().array());
        }
        return true;
    }

    private Optional<File> find(String path) {
        if (path.startsWith("/api/") || path.equals("/api")) {
            return Optional.empty();
        }
        if (VIEW.matcher(path).matches()) {
            return load(INDEX);
        }
        return SAFE_PATH.matcher(path).matches() ? load(path) : Optional.empty();
    }

    private Optional<File> load(String path) {
        File known = found.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = DashboardFiles.class.getResourceAsStream(root + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            File file = new File(ByteBuffer.wrap(plain), ByteBuffer.wrap(compressed(plain)), type, cacheControl(path));
            found.put(path, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new IllegalStateException("dashboard: cannot read " + path, e);
        }
    }

    /// What lies under `assets` has a hash of its content in its name.
    private static String cacheControl(String path) {
        return path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
        return false;
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context context) {
        return Set.of(Access.PUBLIC);
    }
}
