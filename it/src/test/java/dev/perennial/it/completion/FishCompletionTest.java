package dev.perennial.it.completion;

import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

@NeedsPeer(Peer.FISH)
class FishCompletionTest extends Completion {
    @Override
    String shell() {
        return "fish";
    }

    @Override
    List<String> asking(Path script, String line) throws IOException {
        return List.of(
                Peer.FISH.command(),
                "--no-config",
                "-c",
                "source $argv[1]; cd $HOME; complete -C $argv[2] | string replace -r \"\\t.*\" \"\"",
                script.toString(),
                line);
    }
}
