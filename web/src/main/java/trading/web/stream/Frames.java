package trading.web.stream;

import trading.web.json.Json;
import trading.web.problem.Problem;
import trading.web.problem.ProblemJson;

/// The texts that are sent.
final class Frames {
    static final String PONG = "{\"type\":\"pong\"}";
    static final String RESYNC = "{\"type\":\"resync\"}";

    private record DataFrame(String channel, String type, long sequence, Object data) {}

    private record ErrorFrame(String type, ProblemJson problem) {}

    private Frames() {}

    static String snapshot(String channel, long sequence, Object data) {
        return Json.text(new DataFrame(channel, "snapshot", sequence, data));
    }

    static String update(String channel, long sequence, Object data) {
        return Json.text(new DataFrame(channel, "update", sequence, data));
    }

    static String error(Problem problem, String id) {
        return Json.text(new ErrorFrame("error", ProblemJson.of(problem, id)));
    }
}
