package dev.perennial.it.completion;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

@NeedsPeer(Peer.ZSH)
class ZshCompletionTest extends Completion {
    @Override
    String shell() {
        return "zsh";
    }

    @Override
    List<String> asking(Path script, String line) throws IOException {
        return List.of(Peer.ZSH.command(), harness("zsh-complete").toString(), script.toString(), line);
    }
}
