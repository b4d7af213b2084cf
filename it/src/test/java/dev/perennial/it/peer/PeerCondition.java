package dev.perennial.it.peer;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link NeedsPeer}. */
final class PeerCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String missing = AnnotationSupport.findAnnotation(context.getElement(), NeedsPeer.class).stream()
                .flatMap(needs -> Stream.of(needs.value()))
                .filter(peer -> peer.find().isEmpty())
                .map(Peer::absence)
                .collect(joining(", "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("all peers are here");
        }
        if (missing.contains("not installed") && "1".equals(System.getenv("PERENNIAL_REQUIRE_PEERS"))) {
            throw new AssertionError(missing + ", and PERENNIAL_REQUIRE_PEERS is set");
        }
        return ConditionEvaluationResult.disabled(missing);
    }
}
