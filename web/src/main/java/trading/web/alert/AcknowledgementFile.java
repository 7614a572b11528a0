package trading.web.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trading.infra.process.OwnerOnly;

/// Which alerts somebody has acknowledged, in a file of its own that needs no database: replaced as a whole,
/// so that a crash leaves the old text or the new one.
public final class AcknowledgementFile {
    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementFile.class);

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Path file;

    public AcknowledgementFile(Path file) {
        this.file = file;
    }

    /// The file as it is written.
    record Written(List<WrittenOne> acknowledged) {}

    record WrittenOne(String code, String subject, String firstTime, String since, int count, String by, String time) {
        static WrittenOne of(Acknowledgement one) {
            return new WrittenOne(
                    one.code().name(),
                    one.subject(),
                    one.firstTime().toString(),
                    one.since().toString(),
                    one.count(),
                    one.by(),
                    one.time().toString());
        }

        Acknowledgement read() {
            return new Acknowledgement(
                    AlertCode.valueOf(code),
                    subject,
                    Instant.parse(firstTime),
                    Instant.parse(since),
                    count,
                    by,
                    Instant.parse(time));
        }
    }

    /// None when there is no file. None, and an error in the log, when it cannot be understood: alerts are then
    /// told once more than needed, rather than not at all.
    List<Acknowledgement> read() {
        try {
            Written written = json.readValue(Files.readString(file), Written.class);
            return written.acknowledged().stream().map(WrittenOne::read).toList();
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException | DateTimeException e) {
            LOG.error("alerts: file={} cannot be understood, so nothing counts as acknowledged", file, e);
            return List.of();
        } catch (IOException e) {
            LOG.error("alerts: file={} cannot be read, so nothing counts as acknowledged", file, e);
            return List.of();
        }
    }

    /// On disk when it returns. Throws [IOException] when it is not: the old text stays.
    void write(List<Acknowledgement> acknowledged) throws IOException {
        Written written = new Written(acknowledged.stream().map(WrittenOne::of).toList());
        OwnerOnly.write(file, json.writeValueAsString(written) + "\n");
    }
}
