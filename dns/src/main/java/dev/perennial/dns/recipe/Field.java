package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Map;

/**
 * Something that a user has from the provider.
 *
 * @param name as in the credentials file, after {@code dns_ID_}
 * @param environment variables of lego and acme.sh that hold the same
 * @param initial the value if nobody gives one; empty if there is none
 * @param member of the JSON file that the field {@code credentials} names, where the same stands; empty if it does not
 * @param numbered whether there may be several, each with a number after the name; its value has a line for each
 * @param unless another field with which this one is not needed; empty if there is none
 * @param choices what the user writes and what it stands for; empty if anything can be written
 * @param address whether it is the http or https address of a server of the user's
 */
public record Field(
        String name,
        boolean secret,
        boolean optional,
        boolean address,
        String help,
        List<String> environment,
        String initial,
        String member,
        boolean numbered,
        String unless,
        Map<String, String> choices) {
    public Field {
        environment = List.copyOf(environment);
    }
}
