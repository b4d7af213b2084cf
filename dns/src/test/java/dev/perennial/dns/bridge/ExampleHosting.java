package dev.perennial.dns.bridge;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The API that {@code dns_example.sh} speaks to: one zone, example.com, with number 7. */
final class ExampleHosting implements AutoCloseable {
    static final String TOKEN = "T0ken-\"with'all\\of$it-marked";

    final Map<Integer, String> records = new TreeMap<>();
    final LocalApi api;
    private int next = 100;

    ExampleHosting() throws IOException {
        api = new LocalApi(this::answer);
    }

    String url() {
        return api.url();
    }

    private synchronized LocalApi.Answer answer(LocalApi.Asked asked) {
        if (!asked.header("Authorization").equals("Bearer " + TOKEN)) {
            return new LocalApi.Answer(
                    401, "{\"error\":\"" + asked.header("Authorization").length() + "\"}");
        }
        if (asked.path().startsWith("/zones?name=")) {
            boolean found = asked.path().equals("/zones?name=example.com");
            return new LocalApi.Answer(200, found ? "[ { \"id\": 7,\n \"name\" : \"example.com\" } ]" : "[]");
        }
        if (asked.method().equals("POST")) {
            var record = JsonParser.parseString(asked.body()).getAsJsonObject();
            records.put(
                    ++next,
                    record.get("name").getAsString() + ' ' + record.get("text").getAsString());
            return new LocalApi.Answer(200, "{\"id\": " + next + "}");
        }
        if (asked.method().equals("DELETE")) {
            String path = asked.path();
            records.remove(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
            return new LocalApi.Answer(204, "");
        }
        StringBuilder list = new StringBuilder("[");
        records.forEach((id, text) -> list.append("{\"id\": ")
                .append(id)
                .append(",\"text\":\"")
                .append(text)
                .append("\"},\n"));
        return new LocalApi.Answer(200, list.append("{}]").toString());
    }

    @Override
    public void close() {
        api.close();
    }
}
