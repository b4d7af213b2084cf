package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The values of a scheme's parameters, checked before they come near a header; no message quotes one. */
final class Parameters {
    private final String scheme;
    private final List<SchemeParameter> known;
    private final Map<String, String> values;

    Parameters(Scheme scheme, Map<String, String> values) throws SolverException {
        this.scheme = scheme.name();
        this.known = scheme.parameters();
        this.values = values;
        TreeSet<String> strange = new TreeSet<>(values.keySet());
        for (SchemeParameter parameter : known) {
            strange.remove(parameter.name());
            if (parameter.required() && optional(parameter.name()).isEmpty()) {
                throw complaint("needs a value for " + parameter.name());
            }
        }
        if (!strange.isEmpty()) {
            throw complaint("has no parameter " + strange.first());
        }
    }

    /** As it stands, over several lines it may be; a blank one is as good as none. */
    Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** One line without control characters. */
    Optional<String> optionalLine(String name) throws SolverException {
        Optional<String> value = optional(name);
        if (value.isPresent() && value.get().chars().anyMatch(Character::isISOControl)) {
            throw complaint("cannot use the value of " + name + ": it has a control character or a line break in it");
        }
        return value;
    }

    String line(String name) throws SolverException {
        return optionalLine(name).orElseThrow(() -> complaint("needs a value for " + name));
    }

    String lineOr(String name, String other) throws SolverException {
        return optionalLine(name).orElse(other);
    }

    /** Printable ASCII without blanks, as in an identifier that goes into a header. */
    Optional<String> optionalWord(String name) throws SolverException {
        Optional<String> value = optional(name);
        if (value.isPresent() && !Hostile.isWord(value.get())) {
            throw complaint("cannot use the value of " + name + ": it has other characters than visible ASCII in it");
        }
        return value;
    }

    String word(String name) throws SolverException {
        return optionalWord(name).orElseThrow(() -> complaint("needs a value for " + name));
    }

    String wordOr(String name, String other) throws SolverException {
        return optionalWord(name).orElse(other);
    }

    Secret secret(String name) throws SolverException {
        return new Secret(line(name));
    }

    Optional<Secret> optionalSecret(String name) throws SolverException {
        return optionalWord(name).map(Secret::new);
    }

    /** An https address, or one of this machine. */
    URI address(String name, String other) throws SolverException {
        return Address.secure(wordOr(name, other), name);
    }

    /** An address to which paths are added: without a slash at its end. */
    String base(String name, String other) throws SolverException {
        return Address.withoutSlash(address(name, other));
    }

    /** From 1 to 999999999. */
    int number(String name, int other) throws SolverException {
        Optional<String> value = optional(name);
        if (value.isEmpty()) {
            return other;
        }
        boolean digits = value.get().length() < 10 && value.get().chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits ? Integer.parseInt(value.get()) : 0;
        if (number < 1) {
            throw complaint("wants a number for " + name);
        }
        return number;
    }

    boolean isTrue(String name, boolean other) throws SolverException {
        Optional<String> value = optional(name);
        if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
            throw complaint("wants true or false for " + name);
        }
        return value.map("true"::equals).orElse(other);
    }

    /** What must not be seen of them, longest first. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (SchemeParameter parameter : known) {
            if (parameter.secret()) {
                optional(parameter.name()).ifPresent(secrets::add);
            }
        }
        secrets.sort((a, b) -> b.length() - a.length());
        return secrets;
    }

    SolverException complaint(String what) {
        return complaint(what, null);
    }

    SolverException complaint(String what, @Nullable Throwable cause) {
        return new SolverException("The authentication scheme " + scheme + ' ' + what + '.', cause);
    }
}
