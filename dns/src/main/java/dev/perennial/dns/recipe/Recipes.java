package dev.perennial.dns.recipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The recipes there are: those that come with Perennial, and those in a folder of the user's, where one of the same name comes
 * first. Some have other names, too: those of Certbot's plugins by others, and lego's. Any number of threads.
 */
public final class Recipes {
    private static final String ENDING = ".yaml";
    private static final String INDEX = "index";

    private final Path folder;

    /** @param folder of the user's own recipes; need not be there */
    public Recipes(Path folder) {
        this.folder = folder;
    }

    /** The names of all, in order. Reads the disk. */
    public List<String> ids() throws IOException {
        TreeSet<String> ids = new TreeSet<>(builtIn());
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> ids.add(name.substring(0, name.length() - ENDING.length())));
        } catch (NoSuchFileException e) {
            return List.copyOf(ids); // who has no recipes of their own needs no folder
        }
        return List.copyOf(ids);
    }

    /** The names of those that come with Perennial. */
    public static List<String> builtIn() {
        return index().lines()
                .map(Recipes::columns)
                .filter(columns -> columns.size() == 2)
                .map(List::getFirst)
                .toList();
    }

    /** The name, the title, and which recipe it is another name of, if it is that. */
    private static List<String> columns(String line) {
        return List.of(line.split("\t", -1));
    }

    private static Optional<List<String>> indexed(String id) {
        return index().lines()
                .filter(line -> line.startsWith(id + '\t'))
                .map(Recipes::columns)
                .findFirst();
    }

    private static String index() {
        return resource(INDEX).orElseThrow(() -> new IllegalStateException("no index of recipes"));
    }

    /** What the provider calls itself, without a look at all of its recipe; absent if there is none of that name. */
    public Optional<String> title(String id) throws RecipeException {
        if (isName(id) && Files.exists(folder.resolve(id + ENDING))) {
            return read(id).map(Recipe::title);
        }
        return indexed(id).map(columns -> columns.get(1));
    }

    /** No path comes from a name. */
    private static boolean isName(String id) {
        return id.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    /**
     * Reads one; absent if there is none of that name.
     *
     * @throws RecipeException if it has a mistake, or cannot be read
     */
    public Optional<Recipe> read(String id) throws RecipeException {
        if (!isName(id)) {
            return Optional.empty();
        }
        String other = indexed(id)
                .filter(columns -> columns.size() > 2)
                .map(List::getLast)
                .orElse(id);
        Optional<Recipe> own = own(id, id);
        if (own.isEmpty() && !other.equals(id)) {
            own = own(id, other);
        }
        if (own.isPresent()) {
            return own;
        }
        Optional<String> text = resource(other + ENDING);
        return text.isPresent() ? Optional.of(RecipeReader.read(id, other + ENDING, text.get())) : Optional.empty();
    }

    /** The one in this file of the user's; absent if it is not there. */
    private Optional<Recipe> own(String id, String name) throws RecipeException {
        Path file = folder.resolve(name + ENDING);
        try {
            return Optional.of(RecipeReader.read(id, file.toString(), Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // most have none of their own
        } catch (IOException e) {
            throw new RecipeException(file.toString(), "the recipe cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = Recipes.class.getResourceAsStream("recipes/" + name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the program's own files are damaged
        }
    }
}
