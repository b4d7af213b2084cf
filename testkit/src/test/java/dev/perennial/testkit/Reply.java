package dev.perennial.testkit;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What the CA answered, with the accessors that tests want. */
record Reply(int status, HttpHeaders headers, String body) {
    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }

    JsonObject json() {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    String text(String member) {
        return json().get(member).getAsString();
    }

    String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("no " + name + " in " + headers));
    }

    /** The short name of the problem, with the status: "400 badNonce". */
    String problem() {
        String type = text("type");
        return status + " " + type.substring(type.lastIndexOf(':') + 1);
    }
}
