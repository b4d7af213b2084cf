package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import java.util.Map;

/**
 * A zone as the provider knows it.
 *
 * @param name the apex
 * @param taken what calls about it need: its id, mostly
 */
record ZoneAt(String name, Map<String, JsonElement> taken) {
    ZoneAt {
        taken = Map.copyOf(taken);
    }
}
