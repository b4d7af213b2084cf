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
 * first. Any number of threads.
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
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    private static String index() {
        return resource(INDEX).orElseThrow(() -> new IllegalStateException("no index of recipes"));
    }

    /** What the provider calls itself, without a look at all of its recipe; absent if there is none of that name. */
    public Optional<String> title(String id) throws RecipeException {
        if (isName(id) && Files.exists(folder.resolve(id + ENDING))) {
            return read(id).map(Recipe::title);
        }
        return index().lines()
                .filter(line -> line.startsWith(id + '\t'))
                .map(line -> line.substring(id.length() + 1))
                .findFirst();
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
        Path own = folder.resolve(id + ENDING);
        try {
            return Optional.of(RecipeReader.read(id, own.toString(), Files.readString(own)));
        } catch (NoSuchFileException e) {
            Optional<String> text = resource(id + ENDING);
            return text.isPresent() ? Optional.of(RecipeReader.read(id, id + ENDING, text.get())) : Optional.empty();
        } catch (IOException e) {
            throw new RecipeException(own.toString(), "the recipe cannot be read: " + e.getMessage(), e);
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
