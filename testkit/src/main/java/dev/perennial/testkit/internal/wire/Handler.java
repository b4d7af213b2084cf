package dev.perennial.testkit.internal.wire;

import dev.perennial.testkit.Answer;

/** Serves one resource. Called with the store locked, from many threads in turn. */
public interface Handler {
    /** Answers, or ends the request with a problem; headers that every answer has are added by the caller. */
    Answer handle(Request request) throws ProblemException, InterruptedException;
}
