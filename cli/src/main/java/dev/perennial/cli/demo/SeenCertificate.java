package dev.perennial.cli.demo;

import com.google.gson.JsonObject;
import java.security.cert.X509Certificate;

/**
 * What a client saw of a server whose certificate it accepted.
 *
 * @param name the client asked for, which the certificate has
 * @param chainLength without the root, which the client has itself
 */
record SeenCertificate(String name, String protocol, String cipher, X509Certificate certificate, int chainLength) {
    String text() {
        return "TLS handshake with " + name + ": " + protocol + ", " + cipher + ".\n    Serial " + serial()
                + ", chain of " + chainLength + ": it leads to the CA's root, and the name matches.";
    }

    JsonObject json() {
        JsonObject object = new JsonObject();
        object.addProperty("name", name);
        object.addProperty("protocol", protocol);
        object.addProperty("cipher", cipher);
        object.addProperty("serial", serial());
        object.addProperty("notAfter", certificate.getNotAfter().toInstant().toString());
        return object;
    }

    private String serial() {
        return certificate.getSerialNumber().toString(16);
    }
}
