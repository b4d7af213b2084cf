package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.engine.Event;
import dev.perennial.engine.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReachNotesTest {
    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();

    @Test
    void whatIsDamagedIsSaidAndReplacedByTheNextNote() throws Exception {
        ReachNotes notes = new ReachNotes(new CertbotPaths(folder, folder, folder), events::add);
        Map<String, Reach> known = Map.of("a.example", new Reach(true, false));
        notes.write(known);
        assertThat(notes.read()).isEqualTo(known);
        Path file = folder.resolve(".perennial/reach.json");
        Files.writeString(file, "{\"a.example\": 7}");
        assertThat(notes.read()).isEmpty();
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.text()).contains(file.toString(), "cannot be understood"));
        notes.write(known);
        assertThat(notes.read()).isEqualTo(known);
    }
}
