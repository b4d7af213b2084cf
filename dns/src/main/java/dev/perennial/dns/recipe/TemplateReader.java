package dev.perennial.dns.recipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads templates: literals, and in {@code ${...}} a name, a text in single quotes, or a function of such. */
final class TemplateReader {
    private static final int DEEPEST = 20;

    private final String text;
    private final Place place;
    private int at;
    private int depth;

    private TemplateReader(String text, Place place) {
        this.text = text;
        this.place = place;
    }

    static Template read(String text, Place place) throws RecipeException {
        return new TemplateReader(text, place).template();
    }

    private Template template() throws RecipeException {
        List<Expression> parts = new ArrayList<>();
        while (at < text.length()) {
            int hole = text.indexOf("${", at);
            if (hole < 0) {
                parts.add(new Expression.Literal(text.substring(at)));
                break;
            }
            if (hole > at) {
                parts.add(new Expression.Literal(text.substring(at, hole)));
            }
            at = hole + 2;
            parts.add(sum());
            expect('}');
        }
        return parts.isEmpty() ? Template.literal("") : new Template(parts);
    }

    /** Texts one after another: {@code user + ':' + password}. */
    private Expression sum() throws RecipeException {
        List<Expression> parts = new ArrayList<>();
        do {
            parts.add(expression());
        } while (next('+'));
        return parts.size() == 1 ? parts.getFirst() : new Expression.Sum(parts);
    }

    private Expression expression() throws RecipeException {
        blanks();
        if (next('\'')) {
            return new Expression.Literal(quoted());
        }
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.isEmpty()) {
            throw wrong("a name, a function or a text in single quotes was expected");
        }
        blanks();
        if (next('(')) {
            return name.equals("each") ? each() : call(name);
        }
        boolean optional = next('?');
        blanks();
        return new Expression.Name(name, optional);
    }

    /** The rest of a text in single quotes. */
    private String quoted() throws RecipeException {
        int end = text.indexOf('\'', at);
        if (end < 0) {
            throw wrong("a quote is not closed");
        }
        String quoted = text.substring(at, end);
        at = end + 1;
        blanks();
        return quoted;
    }

    private Expression each() throws RecipeException {
        blanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        String list = text.substring(start, at);
        expect(',');
        blanks();
        expect('\'');
        Template element = read(quoted(), place);
        expect(')');
        blanks();
        return new Expression.Each(list, element);
    }

    private Expression call(String name) throws RecipeException {
        Function function = Function.of(name)
                .orElseThrow(() -> wrong("there is no function '" + name + "'; there are "
                        + Arrays.stream(Function.values()).map(Function::text).collect(Collectors.joining(", "))));
        depth++;
        if (depth > DEEPEST) {
            throw place.wrong("functions in functions are too deep");
        }
        List<Expression> arguments = new ArrayList<>();
        blanks();
        while (!next(')')) {
            arguments.add(sum());
            if (!next(',')) {
                expect(')');
                break;
            }
        }
        blanks();
        if (arguments.size() != function.arguments()) {
            throw wrong(name + " takes " + function.arguments() + " arguments, and has " + arguments.size());
        }
        depth--;
        if (function == Function.NOW) {
            if (!(arguments.getFirst() instanceof Expression.Literal(String form))) {
                throw wrong("now takes a text in single quotes");
            }
            if (!Function.isTime(form)) {
                throw wrong("'" + form + "' is no pattern of a time");
            }
        }
        return new Expression.Call(function, arguments);
    }

    private void blanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean next(char wanted) {
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws RecipeException {
        blanks();
        if (!next(wanted)) {
            throw wrong("'" + wanted + "' was expected" + (at < text.length() ? " before " + text.substring(at) : ""));
        }
    }

    private RecipeException wrong(String what) {
        return place.wrong("in " + text.strip() + ": " + what);
    }
}
