package trading.dist;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// What `redis-cli` does: a command as a line, the answer as text.
final class RedisLine implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    private RedisLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    static RedisLine connect(int port, String password) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        RedisLine line = new RedisLine(socket);
        String answer = line.ask("AUTH " + password);
        if (!answer.equals("OK")) {
            throw new IOException("Redis: " + answer);
        }
        return line;
    }

    /// A nil answer is the empty string.
    String ask(String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        String first = line();
        if (first.startsWith("$")) {
            int length = Integer.parseInt(first.substring(1));
            if (length < 0) {
                return "";
            }
            byte[] bytes = in.readNBytes(length);
            line();
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return first.substring(1);
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = in.read();
        while (next != '\n' && next >= 0) {
            if (next != '\r') {
                bytes.write(next);
            }
            next = in.read();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
