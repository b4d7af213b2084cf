package dev.perennial.dns.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of Oracle's page "Request signatures", with the key that it publishes for the purpose. */
class OciTest {
    private static final Map<String, String> DATE = Map.of("Date", "Thu, 05 Jan 2014 21:31:40 GMT");
    private static final String ID = "ocid1.tenancy.oc1..aaaaaaaaba3pv6wkcr4jqae5f15p2b2m2yt2j6rx32uzr4h25vqstifsfdsq/"
            + "ocid1.user.oc1..aaaaaaaat5nvwcna5j6aqzjcaty5eqbb6qt2jvpkanghtgdaqedqw3rynjq/"
            + "20:3b:97:13:55:1c:5b:0d:d3:37:d8:50:4e:c5:3a:34";

    @Test
    void signsARequestWithoutBody() throws Exception {
        String uri =
                "https://iaas.us-phoenix-1.oraclecloud.com/20160918/instances?availabilityDomain=Pjwf%3A%20PHX-AD-1"
                        + "&compartmentId=ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa"
                        + "&displayName=TeamXInstances&volumeId=ocid1.volume.oc1.phx."
                        + "abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q";
        ApiRequest signed = signer(key()).sign(new ApiRequest("GET", URI.create(uri), DATE, ""));
        assertThat(signed.header("Authorization"))
                .hasValue("Signature version=\"1\",headers=\"date (request-target) host\",keyId=\"" + ID
                        + "\",algorithm=\"rsa-sha256\",signature=\"GBas7grhyrhSKHP6AVIj/h5/Vp8bd/peM79H9Wv8kjoaCivujVXl"
                        + "pbKLjMPeDUhxkFIWtTtLBj3sUzaFj34XE6YZAHc9r2DmE4pMwOAy/kiITcZxa1oHPOeRheC0jP2dqbTll8fmTZVwKZOK"
                        + "HYPtrLJIJQHJjNvxFWeHQjMaR7M=\"");
    }

    @Test
    void signsABody(@TempDir Path folder) throws Exception {
        String body = """
                {
                    "compartmentId": "ocid1.compartment.oc1..aaaaaaaam3we6vgnherjq5q2idnccdflvjsnog7mlr6rtdb25gilchfeyjxa",
                    "instanceId": "ocid1.instance.oc1.phx.abuw4ljrlsfiqw6vzzxb43vyypt4pkodawglp3wqxjqofakrwvou52gb6s5a",
                    "volumeId": "ocid1.volume.oc1.phx.abyhqljrgvttnlx73nmrwfaux7kcvzfs3s66izvxf2h4lgvyndsdsnoiwr5q"
                }""";
        Path file = Files.writeString(folder.resolve("key.pem"), key());
        URI uri = URI.create("https://iaas.us-phoenix-1.oraclecloud.com/20160918/volumeAttachments");
        ApiRequest signed = signer(file.toString()).sign(new ApiRequest("POST", uri, DATE, body));
        assertThat(signed.header("x-content-sha256")).hasValue("V9Z20UJTvkvpJ50flBzKE32+6m2zJjweHpDMX/U4Uy0=");
        assertThat(signed.header("Authorization").orElseThrow())
                .contains("headers=\"date (request-target) host content-length content-type x-content-sha256\"")
                .endsWith(
                        "signature=\"Mje8vIDPlwIHmD/cTDwRxE7HaAvBg16JnVcsuqaNRim23fFPgQfLoOOxae6WqKb1uPjYEl0qIdazWaBy/"
                                + "Ml8DRhqlocMwoSXv0fbukP8J5N80LCmzT/FFBvIvTB91XuXI3hYfP9Zt1l7S6ieVadHUfqBedWH0itrtPJBgKmrWso=\"");
    }

    @Test
    void refusesWhatIsNoKeyWithoutShowingIt() throws Exception {
        assertThatThrownBy(() -> signer("MIICXgIBAAKBgQDCFENGw33y"))
                .isInstanceOf(SolverException.class)
                .hasMessage("The file that private-key should name cannot be read: there is none.");
        assertThatThrownBy(() -> signer("/nowhere/key.pem"))
                .hasMessage("The file /nowhere/key.pem cannot be read: there is none.");
        assertThatThrownBy(() -> signer(key().replace("MIICXgIBAAKBgQDC", "MIICXgIBAAKBgQDD")))
                .hasMessageStartingWith("The authentication scheme oci cannot use the key in private-key: ")
                .hasMessageNotContaining("MIIC");
    }

    private static RequestSigner signer(String key) throws SolverException {
        String[] id = ID.split("/", -1);
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        AuthSchemes schemes = new AuthSchemes(clock, new Random(1), request -> null, Map.of());
        return schemes.signer("oci", Map.of("tenancy", id[0], "user", id[1], "fingerprint", id[2], "private-key", key));
    }

    private static String key() throws Exception {
        return Resources.text("oci-published-test-key.pem");
    }
}
