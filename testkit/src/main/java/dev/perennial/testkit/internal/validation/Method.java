package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;

/** One way to show control over an identifier. */
interface Method {
    /**
     * Returns if control was shown. Uses the network, for seconds if nobody answers. Adds to {@code records} what it
     * saw, as it goes, so that failures tell it too.
     */
    void validate(ValidationTask task, JsonArray records) throws ValidationFailure;
}
