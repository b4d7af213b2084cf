package dev.perennial.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebrootSolverTest {
    private static final String FOLDER = ".well-known/acme-challenge";

    @TempDir
    private Path folder;

    private Identifier a;
    private Identifier b;
    private Path one;
    private Path other;

    @BeforeEach
    void layOut() throws Exception {
        a = Identifier.dns("a.example");
        b = Identifier.ip("192.0.2.7");
        one = Files.createDirectory(folder.resolve("one"));
        other = Files.createDirectory(folder.resolve("other"));
    }

    @Test
    void eachNameIsAnsweredInItsOwnWebrootAndNothingStays() throws Exception {
        ChallengeTask task = TestTasks.http(a, "tokenA");
        Solver.Presented presented = solver().present(List.of(task, TestTasks.http(b, "tokenB")));
        Path file = one.resolve(FOLDER).resolve("tokenA");
        assertThat(Files.readString(file)).isEqualTo(task.keyAuthorization());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one.resolve(FOLDER))))
                .isEqualTo("rwxr-xr-x");
        assertThat(other.resolve(FOLDER).resolve("tokenB")).exists();
        presented.close();
        presented.close();
        assertThat(one).isEmptyDirectory();
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void foldersOfOthersStayAndSoDoTheirFiles() throws Exception {
        Path there = Files.createDirectory(one.resolve(".well-known"));
        Solver.Presented presented = solver().present(List.of(TestTasks.http(a, "tokenA")));
        Path foreign = Files.writeString(one.resolve(FOLDER).resolve("foreign"), "kept");
        presented.close();
        assertThat(foreign).hasContent("kept");
        assertThat(one.resolve(FOLDER).resolve("tokenA")).doesNotExist();
        Files.delete(foreign);
        solver().present(List.of(TestTasks.http(a, "tokenA"))).close();
        assertThat(there).isDirectory();
    }

    @Test
    void theEndOfOneOrderLeavesTheFoldersToAnother() throws Exception {
        Solver solver = solver();
        Solver.Presented first = solver.present(List.of(TestTasks.http(a, "first")));
        Solver.Presented second = solver.present(List.of(TestTasks.http(a, "second")));
        first.close();
        assertThat(one.resolve(FOLDER).resolve("second")).exists();
        second.close();
        assertThat(one).isEmptyDirectory();
    }

    @Test
    void aLinkOutOfTheWebrootIsRefusedAndWhatWasPutIsTakenBack() throws Exception {
        Files.createSymbolicLink(other.resolve(".well-known"), Files.createDirectory(folder.resolve("outside")));
        List<ChallengeTask> tasks = List.of(TestTasks.http(a, "tokenA"), TestTasks.http(b, "tokenB"));
        assertThatThrownBy(() -> solver().present(tasks))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining("192.0.2.7")
                .hasMessageContaining("leads out of the webroot");
        assertThat(folder.resolve("outside")).isEmptyDirectory();
        assertThat(one).isEmptyDirectory();
    }

    @Test
    void aLinkInPlaceOfTheResponseIsReplacedAndItsTargetUntouched() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path file = Files.createDirectories(one.resolve(FOLDER)).resolve("tokenA");
        Files.createSymbolicLink(file, secret);
        solver().present(List.of(TestTasks.http(a, "tokenA")));
        assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(secret).hasContent("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrongTokenCannotNameAFileElsewhere() throws Exception {
        for (String token : List.of("../up", "/abs", "sub/x", "..", "")) {
            assertThatThrownBy(() -> solver().present(List.of(TestTasks.http(a, token))))
                    .as(token)
                    .isInstanceOf(SolverException.class);
            assertThat(one).isEmptyDirectory();
        }
    }

    @Test
    void anInterruptedThreadLeavesNothing() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> solver().present(List.of(TestTasks.http(a, "tokenA"))))
                .isInstanceOf(InterruptedException.class);
        assertThat(one).isEmptyDirectory();
    }

    @Test
    void aMissingWebrootIsNamedAndNamesWithoutOneAreNotTaken() throws Exception {
        Files.delete(one);
        assertThatThrownBy(() -> solver().present(List.of(TestTasks.http(a, "tokenA"))))
                .isInstanceOf(SolverException.class)
                .hasMessageContaining(one.toString());
        assertThat(solver().challengeTypes(Identifier.dns("*.a.example"))).isEmpty();
        assertThat(new Webroots().solver(Map.of(a, one), Optional.empty()).challengeTypes(b))
                .isEmpty();
    }

    private WebrootSolver solver() {
        return new Webroots().solver(Map.of(a, one), Optional.of(other));
    }
}
