package trading.web.exchange.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import trading.web.stream.Outlet;

/// Takes one text and says when it has, or never.
final class Line implements Outlet {
    final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    int closedWith;
    boolean cut;

    @Override
    public void send(String text, Runnable sent) {
        taken.add(text);
        waiting.add(sent);
    }

    void accept() {
        waiting.removeFirst().run();
    }

    @Override
    public void ping() {
        taken.add("ping");
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    @Override
    public void cut() {
        cut = true;
    }
}
