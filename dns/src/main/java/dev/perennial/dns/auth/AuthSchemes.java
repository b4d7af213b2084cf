package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiSender;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The authentication schemes that a recipe can name. Any number of threads. */
public final class AuthSchemes {
    private final Means means;

    /**
     * @param random for nonces, which a stranger should not guess
     * @param sender for tokens and times; schemes ask other hosts than the provider's API, and machines' metadata services
     *     over plain HTTP
     */
    public AuthSchemes(InstantSource clock, RandomGenerator random, ApiSender sender, Map<String, String> environment) {
        this.means = new Means(clock, random, sender, Map.copyOf(environment));
    }

    /** Their names, in the order of the alphabet, with their parameters. */
    public static Map<String, List<SchemeParameter>> all() {
        Map<String, List<SchemeParameter>> parameters = new LinkedHashMap<>();
        for (Scheme scheme : schemes()) {
            parameters.put(scheme.name(), scheme.parameters());
        }
        return Collections.unmodifiableMap(parameters);
    }

    /**
     * May read a file that a parameter names; asks nobody over the network before the first signature.
     *
     * @param parameters with the user's credentials filled in
     * @throws SolverException if there is no such scheme, or a value is missing or unusable; never quotes a value
     */
    public RequestSigner signer(String scheme, Map<String, String> parameters) throws SolverException {
        for (Scheme one : schemes()) {
            if (one.name().equals(scheme)) {
                return one.maker().make(new Parameters(one, parameters), means);
            }
        }
        throw new SolverException("There is no authentication scheme " + scheme + '.');
    }

    private static List<Scheme> schemes() {
        return List.of(
                Acs3.SCHEME,
                AliyunV1.SCHEME,
                Aurora.SCHEME,
                AwsScheme.SCHEME,
                Azure.SCHEME,
                BceV1.SCHEME,
                SigV4.BYTEPLUS,
                HmacDate.CONSTELLIX,
                HmacDate.DNS_MADE_EASY,
                EdgeGrid.SCHEME,
                Exoscale.SCHEME,
                GoogleServiceAccount.SCHEME,
                HmacPath.SCHEME,
                SigV4.HUAWEI,
                SigV4.JDCLOUD,
                Keystone.SCHEME,
                OAuth2.CLIENT_CREDENTIALS,
                OAuth2.PASSWORD,
                Oci.SCHEME,
                Ovh.SCHEME,
                Tc3.SCHEME,
                Transip.SCHEME,
                SigV4.VOLCENGINE,
                YandexIam.SCHEME);
    }
}
