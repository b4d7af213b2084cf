package dev.perennial.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Jwk;
import dev.perennial.pki.Jws;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Says exactly what a test wants said to the CA; it never retries, and never polls but where the test does. */
final class TinyClient implements AutoCloseable {
    static final SecureRandom RANDOM = new SecureRandom();

    final TestCa ca;
    final KeyPair key;
    String accountUrl = "";
    private final HttpClient http;
    private final JsonObject directory;

    TinyClient(TestCa ca) throws Exception {
        this(ca, newKey());
    }

    TinyClient(TestCa ca, KeyPair key) throws Exception {
        this.ca = ca;
        this.key = key;
        this.http = HttpClient.newBuilder().sslContext(ca.trust()).build();
        this.directory = get(ca.directory().toString()).json();
    }

    static TinyClient registered(TestCa ca) throws Exception {
        TinyClient client = new TinyClient(ca);
        client.accountUrl = client.register(agreed()).header("Location");
        return client;
    }

    static KeyPair newKey() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), RANDOM);
    }

    static JsonObject agreed() {
        JsonObject account = new JsonObject();
        account.addProperty("termsOfServiceAgreed", true);
        return account;
    }

    String url(String resource) {
        return directory.get(resource).getAsString();
    }

    JsonObject directory() {
        return directory;
    }

    Reply get(String url) throws IOException, InterruptedException {
        return Reply.of(http.send(request(url).GET().build(), BodyHandlers.ofString()));
    }

    Reply register(JsonObject account) throws Exception {
        return postWithKey(key, url("newAccount"), account.toString());
    }

    /** POST-as-GET. */
    Reply read(String url) throws Exception {
        return post(url, "");
    }

    Reply post(String url, JsonObject payload) throws Exception {
        return post(url, payload.toString());
    }

    Reply post(String url, String payload) throws Exception {
        return send(
                url,
                Jws.sign(key, header(key, url, freshNonce()).toString(), bytes(payload))
                        .toJson());
    }

    Reply postWithKey(KeyPair signer, String url, String payload) throws Exception {
        JsonObject header = header(signer, url, freshNonce());
        header.remove("kid");
        header.add("jwk", jwk(signer));
        return send(url, Jws.sign(signer, header.toString(), bytes(payload)).toJson());
    }

    JsonObject header(KeyPair signer, String url, String nonce) throws PkiException {
        JsonObject header = new JsonObject();
        header.addProperty("alg", JwsAlgorithm.of(signer.getPublic()).jose());
        header.addProperty("kid", accountUrl);
        header.addProperty("nonce", nonce);
        header.addProperty("url", url);
        return header;
    }

    static JsonObject jwk(KeyPair pair) {
        JsonObject jwk = new JsonObject();
        Jwk.publicMembers(pair.getPublic()).forEach(jwk::addProperty);
        return jwk;
    }

    Reply send(String url, String body) throws IOException, InterruptedException {
        return send(url, "application/jose+json", body);
    }

    Reply send(String url, String contentType, String body) throws IOException, InterruptedException {
        HttpRequest request = request(url)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build();
        return Reply.of(http.send(request, BodyHandlers.ofString()));
    }

    String freshNonce() throws IOException, InterruptedException {
        return get(url("newNonce")).header("Replay-Nonce");
    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("User-Agent", "tiny");
    }

    static JsonObject order(String... names) throws PkiException {
        JsonArray identifiers = new JsonArray();
        for (Identifier name : identifiers(names)) {
            JsonObject identifier = new JsonObject();
            identifier.addProperty("type", name.type());
            identifier.addProperty("value", name.value());
            identifiers.add(identifier);
        }
        JsonObject order = new JsonObject();
        order.add("identifiers", identifiers);
        return order;
    }

    static List<Identifier> identifiers(String... names) throws PkiException {
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : names) {
            boolean address = Character.isDigit(name.charAt(name.length() - 1)) || name.contains(":");
            identifiers.add(address ? Identifier.ip(name) : Identifier.dns(name));
        }
        return identifiers;
    }

    Reply newOrder(String... names) throws Exception {
        return post(url("newOrder"), order(names));
    }

    /** The authorizations of an order, read one by one. */
    List<Reply> authorizations(Reply order) throws Exception {
        List<Reply> authorizations = new ArrayList<>();
        for (JsonElement url : order.json().getAsJsonArray("authorizations")) {
            authorizations.add(read(url.getAsString()));
        }
        return authorizations;
    }

    static JsonObject challenge(Reply authorization, String type) {
        for (JsonElement challenge : authorization.json().getAsJsonArray("challenges")) {
            if (challenge.getAsJsonObject().get("type").getAsString().equals(type)) {
                return challenge.getAsJsonObject();
            }
        }
        throw new AssertionError("no " + type + " in " + authorization.body());
    }

    String keyAuthorization(JsonObject challenge) {
        return challenge.get("token").getAsString() + "." + Jwk.thumbprint(key.getPublic());
    }

    Reply respond(JsonObject challenge) throws Exception {
        return post(challenge.get("url").getAsString(), "{}");
    }

    /** Makes an order ready by http-01 through the given server. */
    Reply ready(Http01Server server, JsonObject order) throws Exception {
        Reply placed = post(url("newOrder"), order);
        for (Reply authorization : authorizations(placed)) {
            if (authorization.text("status").equals("pending")) {
                JsonObject challenge = challenge(authorization, "http-01");
                server.serve(challenge.get("token").getAsString(), keyAuthorization(challenge));
                respond(challenge);
            }
        }
        return placed;
    }

    Reply finalizeOrder(Reply order, KeyPair certificateKey, String... names) throws Exception {
        Csr csr = Csr.create(certificateKey, identifiers(names), false);
        JsonObject payload = new JsonObject();
        payload.addProperty("csr", Base64Url.encode(csr.der()));
        return post(order.text("finalize"), payload);
    }

    CertificateChain obtain(Http01Server server, KeyPair certificateKey, String... names) throws Exception {
        return obtain(server, certificateKey, order(names), names);
    }

    CertificateChain obtain(Http01Server server, KeyPair certificateKey, JsonObject order, String... names)
            throws Exception {
        Reply placed = ready(server, order);
        Reply done = finalizeOrder(placed, certificateKey, names);
        return CertificateChain.fromPem(read(done.text("certificate")).body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
