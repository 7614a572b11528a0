package trading.infra.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import trading.infra.process.Loopback;

/// A connection that speaks just enough of Redis's protocol to ask whether a server is ready and to stop
/// it. Answers are taken by their first line.
final class RedisLine implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    private RedisLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /// Connects and shows the password.
    static RedisLine open(int port, String password, Duration timeout) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) timeout.toMillis());
            socket.connect(Loopback.at(port), (int) timeout.toMillis());
            var line = new RedisLine(socket);
            String answer = line.ask("AUTH", password);
            if (!answer.equals("+OK")) {
                throw new IOException("password not taken: answer=" + answer);
            }
            return line;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /// Sends a command and returns the first line of the answer, such as `+PONG` or `-ERR unknown command`.
    String ask(String... words) throws IOException {
        var request = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.getBytes(UTF_8).length)
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.toString().getBytes(UTF_8));
        var answer = new StringBuilder();
        for (int c = in.read(); c != '\r'; c = in.read()) {
            if (c < 0 || answer.length() > 1000) {
                throw new EOFException("connection ended: answer=" + answer);
            }
            answer.append((char) c);
        }
        in.skipNBytes(1);
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
