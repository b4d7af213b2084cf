package dev.perennial.it.completion;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

@NeedsPeer(Peer.BASH)
class BashCompletionTest extends Completion {
    @Override
    String shell() {
        return "bash";
    }

    @Override
    List<String> asking(Path script, String line) throws IOException {
        return List.of(Peer.BASH.command(), harness("bash-complete").toString(), script.toString(), line);
    }
}
