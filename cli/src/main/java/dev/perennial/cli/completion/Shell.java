package dev.perennial.cli.completion;

import java.util.List;
import java.util.Optional;

/** The shells that completion is made for. */
public enum Shell {
    BASH,
    ZSH,
    FISH;

    public static Optional<Shell> named(String name) {
        for (Shell shell : values()) {
            if (shell.id().equals(name)) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    public static List<String> names() {
        return List.of(BASH.id(), ZSH.id(), FISH.id());
    }

    /** As its program is called. */
    public String id() {
        return switch (this) {
            case BASH -> "bash";
            case ZSH -> "zsh";
            case FISH -> "fish";
        };
    }

    /** What to give this shell so that it completes our command lines. */
    public String script(Typing typing) {
        return switch (this) {
            case BASH -> new BashScript(typing).text();
            case ZSH -> new ZshScript(typing).text();
            case FISH -> new FishScript(typing).text();
        };
    }
}
