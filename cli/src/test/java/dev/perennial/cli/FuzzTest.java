package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.RandomLine;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.testkit.TestCa;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is typed, and whatever happens to a file, a user gets an answer in words. */
class FuzzTest {
    private static final int LINES = 10_000;
    private static final int ROUNDS = 150;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    /** Only lines that are refused are run: the others would do what they say. */
    @Test
    void aLineThatIsRefusedMakesNothing() {
        Parser parser = new Parser(OptionTable.standard());
        String[] before = Path.of("").toAbsolutePath().toFile().list();
        int refused = 0;
        for (int i = 0; i < LINES; i++) {
            List<String> line = new ArrayList<>(RandomLine.of(random));
            for (String kind : List.of("config", "work", "logs")) {
                line.addAll(0, List.of("--" + kind + "-dir", home.resolve(kind).toString()));
            }
            try {
                parser.parse(line, IniFiles.NONE);
            } catch (UsageException e) {
                refused++;
                // Perhaps for another reason than here, since a file that -c names is read first.
                Shell shell = new Shell().with("HOME", home.toString());
                int code = shell.run(line.toArray(String[]::new));
                assertThat(code).as("seed %d, %s", seed, line).isIn(1, 2);
                assertThat(shell.out() + shell.err()).as("%s", line).contains("Nothing was done.");
            }
        }
        assertThat(refused).isGreaterThan(LINES / 4);
        assertThat(home).isEmptyDirectory();
        assertThat(Path.of("").toAbsolutePath().toFile().list()).containsExactlyInAnyOrder(before);
    }

    @Test
    void aDamagedRenewalConfigurationHurtsNoOther() throws Exception {
        try (Host host = new Host(folder, TestCa.start())) {
            host.obtain("bad.example");
            host.obtain("good.example");
            Path file = host.conf("bad.example");
            byte[] whole = Files.readAllBytes(file);
            for (int round = 0; round < ROUNDS; round++) {
                byte[] damaged = damaged(whole);
                Files.write(file, damaged);
                for (String verb : List.of("certificates", "renew")) {
                    Run run = host.run(verb, "--no-random-sleep-on-renew");
                    run.ends(run.code());
                    assertThat(run.out()).as("seed %d, round %d", seed, round).contains("good.example/fullchain.pem");
                }
            }
        }
    }

    @Test
    void aDamagedAccountIsNamed() throws Exception {
        try (Host host = new Host(folder, TestCa.start())) {
            host.obtain("a.example");
            List<Path> files = accountFiles(host);
            for (int round = 0; round < ROUNDS; round++) {
                Path file = files.get(round % files.size());
                byte[] whole = Files.readAllBytes(file);
                write(file, damaged(whole));
                Run run = host.renew();
                run.ends(run.code());
                assertThat(run.err()).as("seed %d, round %d", seed, round).doesNotContain("\"d\"");
                assertThat(run.code() == 0 || run.err().contains("Failed to renew certificate a.example with error: "))
                        .as(run.err())
                        .isTrue();
                assertThat(host.run("certificates").ends(0).out()).contains("a.example");
                write(file, whole);
            }
            host.renew().ends(0);
        }
    }

    /** A key file may not be written to, but replaced. */
    private static void write(Path file, byte[] content) throws IOException {
        Files.delete(file);
        Files.write(file, content);
    }

    private List<Path> accountFiles(Host host) throws IOException {
        try (Stream<Path> files = Files.walk(host.etc("accounts"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** As a disk, an editor or a copy and paste would do it. */
    private byte[] damaged(byte[] whole) throws IOException {
        byte[] bytes = whole.clone();
        int at = random.nextInt(whole.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes = Arrays.copyOf(whole, at);
            default -> bytes = withoutOrTwice(whole, random.nextBoolean());
        }
        return bytes;
    }

    private byte[] withoutOrTwice(byte[] whole, boolean twice) throws IOException {
        List<String> lines =
                new String(whole, StandardCharsets.ISO_8859_1).lines().toList();
        int number = random.nextInt(lines.size());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines.size(); i++) {
            int times = i != number ? 1 : twice ? 2 : 0;
            for (int time = 0; time < times; time++) {
                out.write((lines.get(i) + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return out.toByteArray();
    }
}
