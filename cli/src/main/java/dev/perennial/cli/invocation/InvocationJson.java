package dev.perennial.cli.invocation;

import com.google.gson.JsonObject;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import java.util.Locale;

/** How an invocation looks in JSON. */
public final class InvocationJson {
    private InvocationJson() {}

    /** A new object each time, for the caller to add to. */
    public static JsonObject of(InvocationEvidence evidence) {
        JsonObject object = new JsonObject();
        object.addProperty("kind", kind(evidence.invocation()));
        object.addProperty("because", evidence.because());
        return object;
    }

    /** The word for it. */
    public static String kind(Invocation invocation) {
        return invocation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
