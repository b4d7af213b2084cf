package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Map;

/**
 * One HTTP request and how its answer is to be read.
 *
 * @param method in upper case
 * @param url relative to the recipe's base, or absolute; holes in it are percent-encoded
 * @param query more of the address; a template that is absent leaves its parameter out
 * @param ok what the answer of a success looks like
 * @param ignore answers that are as good: the record is there already, or not there any more
 * @param take what to remember of the answer, by the name that templates use
 * @param changes whether it may change records, whatever its method: then it is not repeated unless it cannot have been done
 * @param signed whether the recipe's way to show who asks is applied
 * @param poll what to wait for after it; empty, or one
 */
public record Call(
        String method,
        Template url,
        Map<String, Template> query,
        Map<String, Template> headers,
        Body body,
        Match ok,
        List<Match> ignore,
        Map<String, Source> take,
        boolean changes,
        boolean signed,
        List<Poll> poll) {
    public Call {
        ignore = List.copyOf(ignore);
        poll = List.copyOf(poll);
    }

    /** The same, known to change something. */
    Call change() {
        return new Call(method, url, query, headers, body, ok, ignore, take, true, signed, poll);
    }

    /** The same with nothing to remember. */
    Call bare() {
        return new Call(method, url, query, headers, body, ok, ignore, Map.of(), changes, signed, poll);
    }

    /**
     * Asking until a change has been carried out.
     *
     * @param until what the last answer looks like
     * @param failed what it looks like if nothing will come of it
     * @param seconds between two
     * @param limit in seconds, for all
     */
    public record Poll(Call call, Match until, List<Match> failed, int seconds, int limit) {
        public Poll {
            failed = List.copyOf(failed);
        }
    }
}
