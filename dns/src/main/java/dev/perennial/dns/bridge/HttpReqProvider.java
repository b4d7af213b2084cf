package dev.perennial.dns.bridge;

import com.google.gson.JsonObject;
import dev.perennial.dns.DnsProvider;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A server that puts records for lego's {@code httpreq}. One request at a time, as lego sends them. */
final class HttpReqProvider implements DnsProvider {
    private final HttpReqServer server;
    private final ApiSender sender;
    private final ReentrantLock turn = new ReentrantLock();
    /** What the server was asked to put and not to take away. */
    private final Set<TxtRecord> put = new LinkedHashSet<>();

    /** Uses no network yet. */
    HttpReqProvider(HttpReqServer server, ApiSender sender) {
        this.server = server;
        this.sender = sender;
    }

    @Override
    public String name() {
        return "dns-httpreq";
    }

    @Override
    public String hint() {
        return "The records were left to the server at " + server.shown() + ": check that it works for these names.";
    }

    @Override
    public List<NameServer> takers() {
        return List.of();
    }

    @Override
    public void add(List<TxtRecord> records) throws SolverException, InterruptedException {
        turn.lockInterruptibly();
        try {
            for (TxtRecord record : records) {
                ApiRequest request = request("present", record);
                put.add(record);
                String complaint = send(request, record);
                if (!complaint.isEmpty()) {
                    throw new SolverException(complaint + " The certificate authority was not asked to look.");
                }
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void remove(List<TxtRecord> records) throws SolverException, InterruptedException {
        turn.lockInterruptibly();
        List<String> complaints = new ArrayList<>();
        try {
            for (TxtRecord record : records.stream().filter(put::contains).toList()) {
                String complaint = send(request("cleanup", record), record);
                if (complaint.isEmpty()) {
                    put.remove(record);
                } else {
                    complaints.add(
                            complaint + " Remove yourself what may be left: " + Plain.texts(List.of(record)) + '.');
                }
            }
        } finally {
            turn.unlock();
        }
        if (!complaints.isEmpty()) {
            throw new SolverException(String.join(" ", complaints));
        }
    }

    private ApiRequest request(String call, TxtRecord record) throws SolverException {
        JsonObject body = new JsonObject();
        if (server.raw()) {
            Origin origin = record.origin()
                    .orElseThrow(() -> new SolverException("The record of " + record.name()
                            + " answers no challenge, and in RAW mode dns-httpreq can say nothing else."));
            body.addProperty("domain", origin.domain());
            body.addProperty("token", origin.token());
            body.addProperty("keyAuth", origin.keyAuthorization());
        } else {
            body.addProperty("fqdn", record.name() + '.');
            body.addProperty("value", record.value());
        }
        ApiRequest request = new ApiRequest(
                "POST",
                server.uri(call),
                Map.of("Content-Type", "application/json", "Accept", "application/json"),
                body.toString());
        return server.authorization()
                .map(credentials -> request.with("Authorization", credentials))
                .orElse(request);
    }

    /** The complaint of the server; empty if it did what it was asked. */
    private String send(ApiRequest request, TxtRecord record) throws InterruptedException {
        try {
            ApiResponse response = sender.send(request);
            if (response.status() / 100 == 2) {
                return "";
            }
            String said = server.secrets().line(response.body());
            return "The server at " + server.shown() + " answered " + response.status() + " for " + record.name()
                    + (said.isEmpty() ? "." : ", and said: " + said + (said.endsWith(".") ? "" : "."));
        } catch (SolverException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
