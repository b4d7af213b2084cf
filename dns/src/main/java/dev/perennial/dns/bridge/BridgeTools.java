package dev.perennial.dns.bridge;

import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.Listener;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * What bridges work with.
 *
 * @param state a folder for what has to outlive a run; made when the first file is written
 * @param environment this process's
 * @param listener takes what people should know though the work goes on
 * @param log takes what programs write, for those who look into a failure; any number of threads. Secrets that we know of
 *     are not in it
 */
public record BridgeTools(
        ApiSender sender,
        Programs programs,
        RandomGenerator random,
        Path state,
        Map<String, String> environment,
        Listener listener,
        Consumer<String> log) {
    public BridgeTools {
        environment = Map.copyOf(environment);
    }
}
