package trading.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import trading.launcher.desk.DeskClient;
import trading.launcher.desk.DeskException;

/// Prints each decision that is new, and each of which more is known, until the desk is gone.
final class DecisionFollower {
    /// What is looked at each time: of what becomes of older ones nothing more is told.
    static final int PAGE = 100;

    private static final long POLL_MILLIS = 500;
    private static final int MOST_AT_ONCE = 5_000;
    private static final int MOST_REMEMBERED = 2 * MOST_AT_ONCE;

    /// Where they go, oldest first.
    @FunctionalInterface
    interface Printer {
        void print(List<JsonNode> decisions) throws IOException;
    }

    private final DeskClient desk;
    private final Map<String, String> query;
    private final Printer printer;
    private final LinkedHashMap<String, String> told = new LinkedHashMap<>();

    /// `known`: the newest, which have been printed as far as they are wanted; a page of them, or all there are.
    DecisionFollower(DeskClient desk, Map<String, String> query, List<JsonNode> known, Printer printer) {
        this.desk = desk;
        this.query = query;
        this.printer = printer;
        known.forEach(this::isNews);
    }

    /// Throws [DeskException] when the desk is gone.
    int follow() throws IOException, InterruptedException, DeskException {
        while (true) {
            Thread.sleep(POLL_MILLIS);
            List<JsonNode> fresh = fresh();
            if (!fresh.isEmpty()) {
                printer.print(fresh);
            }
        }
    }

    /// Page after page, until one has something that is known.
    private List<JsonNode> fresh() throws IOException, InterruptedException, DeskException {
        ArrayDeque<JsonNode> fresh = new ArrayDeque<>();
        Map<String, String> page = new TreeMap<>(query);
        page.put("limit", Integer.toString(PAGE));
        boolean more = true;
        while (more && fresh.size() < MOST_AT_ONCE) {
            JsonNode answer = desk.get(DecisionsCommand.PATH, page);
            more = answer.hasNonNull("next");
            for (JsonNode decision : answer.path("decisions")) {
                more &= !told.containsKey(decision.path("id").asText());
                if (isNews(decision)) {
                    fresh.addFirst(decision);
                }
            }
            page.put("before", answer.path("next").asText());
        }
        return List.copyOf(fresh);
    }

    private boolean isNews(JsonNode decision) {
        String what =
                decision.path("outcome").asText() + decision.path("detail").asText();
        boolean news = !what.equals(told.put(decision.path("id").asText(), what));
        if (told.size() > MOST_REMEMBERED) {
            Iterator<String> oldest = told.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return news;
    }
}
