package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Oracle Cloud's HTTP signatures (draft-cavage-http-signatures, RSA-SHA256). */
record Oci(String keyId, PrivateKey key, InstantSource clock) implements RequestSigner {
    static final Scheme SCHEME = new Scheme(
            "oci",
            List.of(
                    SchemeParameter.required("tenancy", "The tenancy's OCID."),
                    SchemeParameter.required("user", "The user's OCID."),
                    SchemeParameter.required("fingerprint", "The API key's fingerprint."),
                    SchemeParameter.secret("private-key", "The API key: a PEM file's path, or what it contains.")),
            Oci::of);

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private static Oci of(Parameters parameters, Means means) throws SolverException {
        String id =
                String.join("/", parameters.word("tenancy"), parameters.word("user"), parameters.word("fingerprint"));
        if (id.indexOf('"') >= 0) {
            throw parameters.complaint("wants OCIDs and a fingerprint without quotation marks");
        }
        return new Oci(id, Credential.rsaKey(parameters, "private-key"), means.clock());
    }

    @Override
    public ApiRequest sign(ApiRequest request) {
        ApiRequest dated = request.with("Date", request.header("Date").orElse(Times.http(clock.instant())));
        List<String> lines = new ArrayList<>();
        List<String> names = new ArrayList<>(List.of("date", "(request-target)", "host"));
        lines.add("date: " + dated.header("Date").orElseThrow());
        lines.add("(request-target): " + request.method().toLowerCase(Locale.ROOT) + ' ' + Percent.target(request));
        lines.add("host: " + request.host());
        if (WITH_BODY.contains(request.method())) {
            String hash = Digests.base64(Digests.sha256(request.body()));
            String type = request.header("Content-Type").orElse("application/json");
            dated = dated.with("Content-Type", type).with("x-content-sha256", hash);
            names.addAll(List.of("content-length", "content-type", "x-content-sha256"));
            lines.add("content-length: " + Digests.utf8(request.body()).length);
            lines.add("content-type: " + type);
            lines.add("x-content-sha256: " + hash);
        }
        String signature = Digests.base64(Digests.rsa("SHA256withRSA", key, String.join("\n", lines)));
        return dated.with(
                "Authorization",
                "Signature version=\"1\",headers=\"" + String.join(" ", names) + "\",keyId=\"" + keyId
                        + "\",algorithm=\"rsa-sha256\",signature=\"" + signature + '"');
    }
}
