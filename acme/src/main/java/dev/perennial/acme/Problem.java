package dev.perennial.acme;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Why a CA said no (RFC 7807, RFC 8555 section 6.7). All text is the CA's, stripped of control characters and cut to a
 * length fit for a log line.
 *
 * <p>An error that is no problem document (a load balancer's HTML page) becomes one of type {@link #NO_TYPE} whose
 * detail is the beginning of that answer.
 *
 * @param type the short name without its urn prefix ({@code rateLimited}); the whole URI if it is not an ACME error
 * @param status the HTTP status of the answer; 0 for the error of an order or challenge that names none
 * @param instance a page for a person, such as new terms of service
 * @param algorithms what a {@code badSignatureAlgorithm} error accepts instead
 */
public record Problem(
        String type,
        String title,
        String detail,
        int status,
        Optional<URI> instance,
        List<Subproblem> subproblems,
        List<String> algorithms) {

    /** RFC 7807 section 4.2: no more is known than the status. */
    public static final String NO_TYPE = "about:blank";

    public Problem {
        subproblems = List.copyOf(subproblems);
        algorithms = List.copyOf(algorithms);
    }

    /** An answer that was not a problem document. */
    public static Problem untyped(int status, String detail) {
        return new Problem(NO_TYPE, "", detail, status, Optional.empty(), List.of(), List.of());
    }

    public boolean is(String shortName) {
        return type.equals(shortName);
    }

    /** One line for people: type, what the CA says, and the names its parts are about. */
    public String summary() {
        StringBuilder line = new StringBuilder();
        if (!is(NO_TYPE)) {
            line.append(type);
        } else if (status != 0) {
            line.append("HTTP ").append(status);
        }
        String text = detail.isEmpty() ? title : detail;
        if (!text.isEmpty()) {
            line.append(line.isEmpty() ? "" : ": ").append(text);
        }
        for (Subproblem part : subproblems) {
            line.append("; ");
            part.identifier().ifPresent(id -> line.append(id.value()).append(": "));
            line.append(part.type()).append(": ").append(part.detail().isEmpty() ? part.title() : part.detail());
        }
        if (!algorithms.isEmpty()) {
            line.append("; accepted are ").append(String.join(", ", algorithms));
        }
        return line.isEmpty() ? "no reason given" : line.toString();
    }
}
