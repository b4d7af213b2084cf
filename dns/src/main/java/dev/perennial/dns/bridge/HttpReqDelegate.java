package dev.perennial.dns.bridge;

import com.google.gson.JsonObject;
import dev.perennial.dns.Origin;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.engine.SolverException;
import java.util.List;
import java.util.Map;

/** A server that puts records for lego's {@code httpreq}. */
final class HttpReqDelegate implements Delegate {
    private final HttpReqServer server;
    private final ApiSender sender;

    /** Uses no network yet. */
    HttpReqDelegate(HttpReqServer server, ApiSender sender) {
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
    public void check(List<TxtRecord> records) throws SolverException {
        for (TxtRecord record : records) {
            if (server.raw() && record.origin().isEmpty()) {
                throw new SolverException("The record of " + record.name()
                        + " answers no challenge, and in RAW mode dns-httpreq can say nothing else.");
            }
        }
    }

    @Override
    public String call(boolean add, List<TxtRecord> records) throws InterruptedException {
        TxtRecord record = records.getFirst(); // it takes no more
        try {
            ApiResponse response = sender.send(request(add ? "present" : "cleanup", record));
            if (response.status() / 100 == 2) {
                return "";
            }
            String said = server.secrets().line(response.body());
            return "The server at " + server.shown() + " answered " + response.status() + " for " + record.name()
                    + (said.isEmpty() ? "." : ", and said: " + said + (said.endsWith(".") ? "" : "."));
        } catch (SolverException e) {
            return String.valueOf(e.getMessage()); // it may have arrived
        }
    }

    private ApiRequest request(String call, TxtRecord record) {
        JsonObject body = new JsonObject();
        if (server.raw()) {
            Origin origin = record.origin().orElseThrow();
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
}
