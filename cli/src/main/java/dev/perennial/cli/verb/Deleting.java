package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.lineage.Deletion;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.nio.file.Path;
import java.util.List;

/** Deletes lineages and tells what became of each; the member {@code deleted} of the JSON answers. */
final class Deleting {
    private final LineageStore store;
    private final Output output;
    private final JsonArray deleted = new JsonArray();

    Deleting(LineageStore store, Output output) {
        this.store = store;
        this.output = output;
        output.data("deleted", deleted);
    }

    /** Called under the locks. */
    void delete(String name) throws LineageException, Failure {
        Deletion plan = store.deletion(name);
        List<Path> left = left(plan);
        output.line("Deleted all files relating to certificate " + name + ".");
        for (Path missing : plan.missing()) {
            output.line("  Not found: " + missing);
        }
        for (Path other : left) {
            output.line("  Left in place: " + other + why(plan, other));
        }
        if (output.json()) {
            JsonObject object = new JsonObject();
            object.addProperty("name", name);
            object.add("missing", paths(plan.missing()));
            object.add("left", paths(left));
            deleted.add(object);
        }
    }

    private List<Path> left(Deletion plan) throws Failure {
        try {
            return store.delete(plan.name());
        } catch (LineageException e) {
            throw new Failure(FailureKind.FILES, String.valueOf(e.getMessage()), e)
                    .holding("What else belongs to " + plan.name()
                            + " may be deleted in part; it is not renewed any more" + " once "
                            + store.confFile(plan.name()) + " is gone.")
                    .next("Mend the rights or the disk, then remove what is left of "
                            + String.join(
                                    ", ",
                                    plan.found().stream().map(Path::toString).toList()) + '.');
        }
    }

    private static String why(Deletion plan, Path left) {
        return plan.sharing().isEmpty() || plan.found().contains(left)
                ? ", which holds files that are not ours"
                : ", which is used by " + String.join(", ", plan.sharing()) + " too";
    }

    private static JsonArray paths(List<Path> paths) {
        JsonArray array = new JsonArray();
        for (Path path : paths) {
            array.add(path.toString());
        }
        return array;
    }
}
