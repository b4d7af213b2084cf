package dev.perennial.cli.doctor;

import java.util.List;

/** What came of a visit. The trail is the URLs that redirects led to, in their order. */
sealed interface HttpOutcome {
    List<String> trail();

    /** Somebody has answered, at the end of the trail. */
    record Answered(HttpReply reply, List<String> trail) implements HttpOutcome {}

    /** Nobody has, at the end of the trail. */
    record Unseen(Sight sight, List<String> trail) implements HttpOutcome {}

    /** A redirect leads where no CA goes. */
    record Misled(String why, List<String> trail) implements HttpOutcome {}
}
