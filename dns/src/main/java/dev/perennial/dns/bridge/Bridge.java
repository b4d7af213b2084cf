package dev.perennial.dns.bridge;

import dev.perennial.dns.recipe.Field;
import java.net.URI;
import java.util.List;

/**
 * A way to what users of another client have.
 *
 * @param name as users select it: {@code dns-exec}
 * @param title what it is, in words
 * @param variables whether any other field with a capital letter in its name is a variable for the user's program
 * @param docs where the other client describes its side
 */
public record Bridge(String name, String title, List<Field> fields, boolean variables, URI docs) {
    public Bridge {
        fields = List.copyOf(fields);
    }
}
