package dev.perennial.dns.bridge;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An acme-dns server: registers, checks keys, and keeps the two latest values of each name. */
final class FakeAcmeDns implements AutoCloseable {
    final LocalApi api;
    final Map<String, Deque<String>> values = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();

    FakeAcmeDns() throws IOException {
        api = new LocalApi(this::answer);
    }

    String url() {
        return api.url();
    }

    List<String> at(String subdomain) {
        return List.copyOf(values.get(subdomain));
    }

    private synchronized LocalApi.Answer answer(LocalApi.Asked asked) {
        if (asked.path().equals("/register")) {
            String subdomain = "sub-" + (keys.size() + 1);
            keys.put("user-of-" + subdomain, "key-of-" + subdomain);
            values.put(subdomain, new ArrayDeque<>());
            JsonObject answer = new JsonObject();
            answer.addProperty("username", "user-of-" + subdomain);
            answer.addProperty("password", "key-of-" + subdomain);
            answer.addProperty("fulldomain", subdomain + ".Auth.example.org");
            answer.addProperty("subdomain", subdomain);
            return new LocalApi.Answer(201, answer.toString());
        }
        JsonObject body = JsonParser.parseString(asked.body()).getAsJsonObject();
        String subdomain = body.get("subdomain").getAsString();
        String text = body.get("txt").getAsString();
        boolean known = asked.header("X-Api-Key").equals(keys.get(asked.header("X-Api-User")));
        if (!known || !asked.header("X-Api-User").endsWith(subdomain)) {
            return new LocalApi.Answer(401, "{\"error\":\"forbidden\"}");
        }
        if (text.length() != 43) {
            return new LocalApi.Answer(400, "{\"error\":\"bad_txt\"}");
        }
        values.get(subdomain).addLast(text);
        if (values.get(subdomain).size() > 2) {
            values.get(subdomain).removeFirst();
        }
        return new LocalApi.Answer(200, "{\"txt\":\"" + text + "\"}");
    }

    @Override
    public void close() {
        api.close();
    }
}
