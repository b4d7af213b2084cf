package dev.perennial.dns.recipe;

import java.util.Map;

/** What a request carries. */
public sealed interface Body {
    /** Nothing. */
    record None() implements Body {}

    /** JSON. */
    record Json(JsonTemplate template) implements Body {}

    /** A form, as a browser sends it; a template that is absent leaves its parameter out. */
    record Form(Map<String, Template> parameters) implements Body {}

    /** A form as it goes over the line, for lists of parameters; holes in it are percent-encoded. */
    record FormText(Template template) implements Body {}

    /** XML; holes in it are escaped. */
    record Xml(Template template) implements Body {}
}
