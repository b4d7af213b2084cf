package dev.perennial.cli.doctor;

import dev.perennial.cli.console.LocalMoments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All checks of one certificate, at the same time, told in the same order always. */
final class Examination {
    /** For all checks of one certificate. The slowest thing in them is a server that takes all of a CA's patience ten times. */
    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final Patient patient;
    private final Map<Check, Future<List<Finding>>> running = new LinkedHashMap<>();
    private final long end;

    private Examination(Patient patient, long end) {
        this.patient = patient;
        this.end = end;
    }

    /** Begins them all. */
    static Examination begin(Patient patient, Tools tools, LocalMoments moments, ExecutorService threads) {
        Examination examination = new Examination(patient, System.nanoTime() + LONGEST.toNanos());
        List<Check> checks = patient.names().isEmpty() ? List.of() : checks(patient, tools, moments);
        for (Check check : checks) {
            examination.running.put(check, threads.submit(check::run));
        }
        return examination;
    }

    private static List<Check> checks(Patient patient, Tools tools, LocalMoments moments) {
        List<Check> checks = new ArrayList<>();
        patient.standing().ifPresent(standing -> checks.add(new FilesCheck(standing, moments)));
        checks.add(new LimitsCheck(patient, moments));
        checks.add(new CaCheck(patient, tools));
        for (Patient standby : patient.atOtherCas()) {
            checks.add(new StandbyCheck(new CaCheck(standby, tools), standby.caHost()));
        }
        checks.add(new DnsCheck(patient, tools));
        checks.add(new DnssecCheck(patient, tools));
        checks.add(new CaaCheck(patient, tools));
        for (Patient standby : patient.atOtherCas()) {
            checks.add(new StandbyCheck(new CaaCheck(standby, tools), standby.caHost()));
        }
        checks.add(new PersistCheck(patient, tools, moments));
        checks.add(new ProofCheck(patient, tools));
        patient.standing().ifPresent(standing -> checks.add(new PresentedCheck(patient, standing, tools, moments)));
        return checks;
    }

    Patient patient() {
        return patient;
    }

    /** Tells each finding as soon as it and those before it are there; blocks until all are. */
    List<Finding> findings(Report report) throws InterruptedException {
        List<Finding> all = new ArrayList<>(patient.known());
        all.forEach(report::finding);
        for (Map.Entry<Check, Future<List<Finding>>> entry : running.entrySet()) {
            if (!entry.getValue().isDone()) {
                report.waiting(entry.getKey().area());
            }
            for (Finding finding : result(entry.getKey(), entry.getValue())) {
                all.add(finding);
                report.finding(finding);
            }
        }
        return all;
    }

    private List<Finding> result(Check check, Future<List<Finding>> future) throws InterruptedException {
        try {
            return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            future.cancel(true);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            if (!(e.getCause() instanceof InterruptedException)) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return List.of(new Finding.NotChecked(
                check.area(),
                patient.name(),
                "it took longer than " + LONGEST.toSeconds() + " s",
                "Try again; something on the way answers very slowly."));
    }
}
