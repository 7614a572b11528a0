package trading.web.route;

import io.javalin.http.Context;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import trading.web.json.RequestReader;
import trading.web.problem.Problem;
import trading.web.problem.ProblemType;

/// One request to one route.
public final class Call {
    /// Bytes of a body; one more is refused.
    public static final int MAXIMUM_BODY = 64 * 1024;

    private static final long BODY_DEADLINE_NANOS = 10_000_000_000L;
    private static final long UPLOAD_DEADLINE_NANOS = 900_000_000_000L;

    private final Context context;
    private final Route route;
    private final Query query;

    public Call(Context context, Route route) {
        this.context = context;
        this.route = route;
        this.query = Query.parse(route.raw() ? null : context.queryString(), route.query());
    }

    public Query query() {
        return query;
    }

    /// The query string as it was sent; empty when there is none.
    public String rawQuery() {
        String sent = context.queryString();
        return sent == null ? "" : sent;
    }

    /// The body as it was sent.
    public byte[] rawBody() throws IOException {
        return bytes();
    }

    /// An id in the path. Anything but a positive whole number is as absent as an id that nobody has.
    public long id(String name) {
        String text = context.pathParam(name);
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw Problem.of(ProblemType.NOT_FOUND).asException();
        }
        return Long.parseLong(text);
    }

    public String pathText(String name) {
        return context.pathParam(name);
    }

    public @Nullable String header(String name) {
        return context.header(name);
    }

    /// The value of a cookie, or null.
    public @Nullable String cookie(String name) {
        return context.cookie(name);
    }

    /// The attribute of a request that holds who is behind a trusted proxy.
    public static final String CLIENT = "trading.client";

    /// The address of the other end of the connection, or of who is behind it where that is a trusted proxy; what
    /// other headers claim is not read.
    public String address() {
        return address(context);
    }

    /// As [#address()], where there is no route yet.
    public static String address(Context context) {
        return context.req().getAttribute(CLIENT) instanceof String client
                ? client
                : context.req().getRemoteAddr();
    }

    public String userAgent() {
        String sent = context.userAgent();
        return sent == null ? "" : sent;
    }

    public <T> T attribute(Class<T> type) {
        return find(type).orElseThrow(() -> new IllegalStateException("request: no " + type.getSimpleName()));
    }

    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(context.attribute(type.getName()));
    }

    public <T extends Record> T body(Class<T> type) throws IOException {
        if (route.request() != type) {
            throw new IllegalStateException("route: " + route.path() + " does not declare " + type.getSimpleName());
        }
        return RequestReader.read(bytes(), type);
    }

    /// Writes the body into `file`; at most `most` bytes, at least one. Memory does not grow with it.
    public void bodyInto(Path file, long most) throws IOException {
        if (!route.upload()) {
            throw new IllegalStateException("route: " + route.path() + " takes no file");
        }
        long deadline = System.nanoTime() + UPLOAD_DEADLINE_NANOS;
        if (context.req().getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        try (InputStream in = context.req().getInputStream();
                OutputStream out = Files.newOutputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > most) {
                    throw tooLarge(most);
                }
                if (System.nanoTime() > deadline) {
                    throw Problem.of(ProblemType.REQUEST_TIMEOUT).asException();
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            throw unread(e);
        }
        if (length == 0) {
            throw new Problem(ProblemType.BODY_INVALID, "The body is to be a file; it is empty.").asException();
        }
    }

    /// Reads a body that may be absent; when it is there, it must be `{}`.
    public void emptyBody() throws IOException {
        byte[] bytes = bytes();
        if (bytes.length > 0) {
            RequestReader.read(bytes, NoFields.class);
        }
    }

    private record NoFields() {}

    private byte[] bytes() throws IOException {
        long deadline = System.nanoTime() + BODY_DEADLINE_NANOS;
        if (context.req().getContentLengthLong() > MAXIMUM_BODY) {
            throw tooLarge(MAXIMUM_BODY);
        }
        byte[] buffer = new byte[4096];
        int length = 0;
        try (InputStream in = context.req().getInputStream()) {
            for (int read = in.read(buffer, 0, buffer.length); read >= 0; ) {
                length += read;
                if (length > MAXIMUM_BODY) {
                    throw tooLarge(MAXIMUM_BODY);
                }
                if (System.nanoTime() > deadline) {
                    throw Problem.of(ProblemType.REQUEST_TIMEOUT).asException();
                }
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, Math.min(MAXIMUM_BODY + 1, buffer.length * 4));
                }
                read = in.read(buffer, length, buffer.length - length);
            }
        } catch (IOException e) {
            throw unread(e);
        }
        return Arrays.copyOf(buffer, length);
    }

    /// Why a body could not be read: it did not come in time, or it ends early or is framed wrongly, which the server
    /// tells in the same way.
    private static RuntimeException unread(IOException e) throws IOException {
        if (e.getCause() instanceof TimeoutException) {
            return Problem.of(ProblemType.REQUEST_TIMEOUT).asException();
        }
        if (e instanceof EOFException) {
            return new Problem(ProblemType.BAD_REQUEST, "The body ends early, or its chunks are malformed.")
                    .asException();
        }
        throw e;
    }

    private static RuntimeException tooLarge(long most) {
        return new Problem(ProblemType.CONTENT_TOO_LARGE, "A body may have " + most + " bytes.").asException();
    }

    /// Whether the request has a JSON content type, in UTF-8 if it names an encoding.
    public static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (!parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
