package dev.perennial.cli.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds and ends the waits of this machine that this user may see. */
public final class WaitingProcesses {
    private static final int MOST_BYTES = 8 * 1024;
    /** SIGUSR1 is number 10 on all Linux architectures that Java runs on; the mask counts from 1. */
    private static final long USR1 = 1L << 9;

    private final Path proc;

    WaitingProcesses(Path proc) {
        this.proc = proc;
    }

    public static WaitingProcesses ofMachine() {
        return new WaitingProcesses(Path.of("/proc"));
    }

    /** Reads {@code /proc}. Ordered by process id. */
    public List<WaitingProcess> find() throws IOException {
        List<WaitingProcess> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                OptionalLong pid = pid(process.getFileName().toString());
                if (pid.isPresent()) {
                    find(pid.getAsLong()).ifPresent(found::add);
                }
            }
        }
        found.sort(Comparator.comparingLong(WaitingProcess::pid));
        return found;
    }

    /** Empty if there is no such process, it does not wait, or it cannot be seen. */
    public Optional<WaitingProcess> find(long pid) {
        Path process = proc.resolve(Long.toString(pid));
        try (InputStream in = Files.newInputStream(process.resolve("status"))) {
            String status = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            return waits(status)
                    ? Optional.of(
                            new WaitingProcess(pid, Files.getOwner(process).getName()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Sends SIGUSR1. Java cannot; every shell can.
     *
     * @return false if the system did not let us, or the process has ended
     */
    public boolean end(WaitingProcess process) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder(
                        "/bin/sh", "-c", "kill -" + GoSignal.NAME + " \"$1\"", "sh", Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return kill.waitFor() == 0;
    }

    /** A process that only has the name would be killed by the signal, so it must also be one that catches it. */
    private static boolean waits(String status) {
        boolean named = false;
        boolean catches = false;
        for (String line : status.split("\n", -1)) {
            if (line.startsWith("Name:")) {
                named = line.substring("Name:".length()).strip().equals(WaitingMark.NAME);
            } else if (line.startsWith("SigCgt:")) {
                catches = (mask(line.substring("SigCgt:".length()).strip()) & USR1) != 0;
            }
        }
        return named && catches;
    }

    private static long mask(String hexadecimal) {
        try {
            return Long.parseUnsignedLong(hexadecimal, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static OptionalLong pid(String name) {
        try {
            return OptionalLong.of(Long.parseLong(name));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
