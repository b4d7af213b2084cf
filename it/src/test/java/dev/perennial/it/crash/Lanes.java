package dev.perennial.it.crash;

import dev.perennial.testkit.TestCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DynamicTest;

/** Machines on which accidents happen side by side. */
final class Lanes implements AutoCloseable {
    private static final int LANES = 2;

    /** What is done on a machine. */
    interface Work<T> {
        T on(Machine machine) throws Exception;
    }

    private final BlockingQueue<Machine> idle = new ArrayBlockingQueue<>(LANES);
    private final ExecutorService workers = Executors.newFixedThreadPool(LANES);

    Lanes(Path folder) throws IOException {
        for (int i = 0; i < LANES; i++) {
            Path own = Files.createDirectory(folder.resolve("lane" + i));
            idle.add(new Machine(
                    own, processor(i), TestCa.builder().authorizationReuse(0).start()));
        }
    }

    <T> Future<T> submit(Work<T> work) {
        return workers.submit(() -> {
            Machine machine = idle.take();
            try {
                return work.on(machine);
            } finally {
                idle.add(machine);
            }
        });
    }

    /** Begins at once; the test tells how it went. */
    DynamicTest test(String name, Work<?> work) {
        Future<?> done = submit(work);
        return DynamicTest.dynamicTest(name, () -> {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    /** One that this process may use: the first for one lane, the last for the other. */
    private static String processor(int lane) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("Cpus_allowed_list:")) {
                String[] numbers = line.substring(line.indexOf(':') + 1).strip().split("[-,]", -1);
                return lane == 0 ? numbers[0] : numbers[numbers.length - 1];
            }
        }
        throw new AssertionError("no Cpus_allowed_list");
    }

    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
        idle.forEach(Machine::close);
    }
}
