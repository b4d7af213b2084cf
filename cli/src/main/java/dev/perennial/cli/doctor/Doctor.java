package dev.perennial.cli.doctor;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.lineage.LineageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Examines certificates, some at a time, and tells what was found in their order. */
public final class Doctor {
    /** More would hurry the name servers of whoever has all names in one zone. */
    private static final int AT_A_TIME = 4;

    private final Context context;
    private final LocalMoments moments;

    public Doctor(Context context) {
        // The clock is one of the findings, and needs no warning besides; and there is no log, since whoever looks may
        // be
        // somebody who must not write.
        this.context = context.quietly();
        this.moments = LocalMoments.of(context.environment());
    }

    /**
     * Uses disk and network; returns the exit code.
     *
     * @throws Failure if something was found that would make a renewal fail
     */
    public int run() throws Failure, LineageException, InterruptedException {
        List<Patient> patients = new Patients(context, moments).all();
        if (patients.isEmpty()) {
            context.output()
                    .line("No certificates found. Before the first one: '"
                            + context.environment().program()
                            + " doctor NAME --standalone', or with --webroot -w DIR.");
        }
        Report report = context.output().json()
                ? new JsonReport(context.output())
                : new TextReport(
                        context.output(),
                        context.environment(),
                        context.options().flag("quiet"));
        try (Tools tools = new Tools(context)) {
            examine(patients, tools, report);
        }
        int failures = report.end();
        if (failures > 0) {
            throw new Failure(
                            FailureKind.FINDINGS,
                            (failures == 1 ? "1 thing has" : failures + " things have") + " to be mended.")
                    .holding("Nothing was changed, and nothing was ordered.");
        }
        return 0;
    }

    private void examine(List<Patient> patients, Tools tools, Report report) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        boolean complete = false;
        try {
            Iterator<Patient> waiting = patients.iterator();
            Deque<Examination> begun = new ArrayDeque<>();
            while (waiting.hasNext() || !begun.isEmpty()) {
                while (waiting.hasNext() && begun.size() < AT_A_TIME) {
                    begun.add(Examination.begin(waiting.next(), tools, moments, threads));
                }
                Examination next = begun.remove();
                report.begin(next.patient());
                report.end(next.patient(), next.findings(report));
            }
            complete = true;
        } finally {
            if (!complete) {
                threads.shutdownNow();
            }
            threads.close(); // all that was put up is taken away again by then
        }
    }
}
