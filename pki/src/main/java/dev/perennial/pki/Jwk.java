package dev.perennial.pki;

import dev.perennial.pki.internal.EcKeys;
import dev.perennial.pki.internal.EdKeys;
import dev.perennial.pki.internal.FixedWidth;
import dev.perennial.pki.internal.Jca;
import dev.perennial.pki.internal.RsaKeys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** JSON Web Keys (RFC 7517, RFC 7518 section 6, RFC 8037) as maps of their string members; the JSON is the caller's. */
public final class Jwk {
    private static final int MAX_RSA_OCTETS = 2048;

    private Jwk() {}

    /** The required members only, in the order in which RFC 7638 wants them. */
    public static SortedMap<String, String> publicMembers(PublicKey key) {
        SortedMap<String, String> members = new TreeMap<>();
        switch (spec(key)) {
            case KeySpec.Rsa rsa -> {
                members.put("kty", "RSA");
                members.put("n", number(((RSAPublicKey) key).getModulus()));
                members.put("e", number(((RSAPublicKey) key).getPublicExponent()));
            }
            case KeySpec.Ec(Curve curve) -> {
                ECPoint point = ((ECPublicKey) key).getW();
                members.put("kty", "EC");
                members.put("crv", curve.jwkName());
                members.put("x", Base64Url.encode(FixedWidth.of(point.getAffineX(), curve.bytes())));
                members.put("y", Base64Url.encode(FixedWidth.of(point.getAffineY(), curve.bytes())));
            }
            case KeySpec.Ed25519 ed -> {
                members.put("kty", "OKP");
                members.put("crv", "Ed25519");
                members.put("x", Base64Url.encode(EdKeys.point(key)));
            }
        }
        return members;
    }

    /** Public and private members, as in Certbot's {@code private_key.json}. */
    public static Map<String, String> privateMembers(KeyPair pair) {
        Map<String, String> members = new LinkedHashMap<>(publicMembers(pair.getPublic()));
        switch (pair.getPrivate()) {
            case RSAPrivateCrtKey rsa -> {
                members.put("d", number(rsa.getPrivateExponent()));
                members.put("p", number(rsa.getPrimeP()));
                members.put("q", number(rsa.getPrimeQ()));
                members.put("dp", number(rsa.getPrimeExponentP()));
                members.put("dq", number(rsa.getPrimeExponentQ()));
                members.put("qi", number(rsa.getCrtCoefficient()));
            }
            case ECPrivateKey ec -> members.put("d", Base64Url.encode(FixedWidth.of(ec.getS(), width(pair))));
            case EdECPrivateKey ed -> members.put("d", Base64Url.encode(EdKeys.seed(ed)));
            default -> throw new IllegalArgumentException("only RSA, EC and Ed25519 keys have a JWK");
        }
        return members;
    }

    /** From a file of ours or Certbot's. Other members are passed over. */
    public static KeyPair keyPair(Map<String, String> members) throws PkiException {
        KeyPair pair = switch (member(members, "kty")) {
            case "RSA" ->
                RsaKeys.pair(
                        number(members, "n"),
                        number(members, "e"),
                        number(members, "d"),
                        number(members, "p"),
                        number(members, "q"),
                        number(members, "dp"),
                        number(members, "dq"),
                        number(members, "qi"));
            case "EC" -> {
                Curve curve = curve(members);
                yield EcKeys.pair(curve, coordinate(members, "d", curve), point(members, curve));
            }
            case "OKP" -> edPair(members);
            default -> throw unsupported();
        };
        if (!Keys.consistent(pair)) {
            throw new PkiException("JWK: the private and the public members are of different keys");
        }
        return pair;
    }

    public static PublicKey publicKey(Map<String, String> members) throws PkiException {
        return switch (member(members, "kty")) {
            case "RSA" -> RsaKeys.publicKey(number(members, "n"), number(members, "e"));
            case "EC" -> {
                Curve curve = curve(members);
                yield EcKeys.publicKey(curve, point(members, curve));
            }
            case "OKP" -> {
                requireEd25519(members);
                yield EdKeys.publicKey(octets(members, "x"));
            }
            default -> throw unsupported();
        };
    }

    /** The JSON whose hash is the thumbprint (RFC 7638 section 3). It needs no escapes: every value is base64url or a name. */
    public static String canonicalJson(PublicKey key) {
        StringBuilder json = new StringBuilder(512).append('{');
        publicMembers(key)
                .forEach((name, value) -> json.append(json.length() == 1 ? "\"" : ",\"")
                        .append(name)
                        .append("\":\"")
                        .append(value)
                        .append('"'));
        return json.append('}').toString();
    }

    /** 43 characters: base64url of SHA-256, the second half of every key authorization. */
    public static String thumbprint(PublicKey key) {
        return Base64Url.encode(Jca.sha256(canonicalJson(key).getBytes(StandardCharsets.UTF_8)));
    }

    private static KeyPair edPair(Map<String, String> members) throws PkiException {
        requireEd25519(members);
        KeyPair pair = EdKeys.pair(octets(members, "d"));
        if (!Arrays.equals(octets(members, "x"), EdKeys.point(pair.getPublic()))) {
            throw new PkiException("JWK: the private and the public members are of different keys");
        }
        return pair;
    }

    private static KeySpec spec(PublicKey key) {
        try {
            return KeySpec.of(key);
        } catch (PkiException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static int width(KeyPair pair) {
        return spec(pair.getPublic()) instanceof KeySpec.Ec(Curve curve) ? curve.bytes() : 0;
    }

    private static String member(Map<String, String> members, String name) throws PkiException {
        String value = members.get(name);
        if (value == null) {
            throw new PkiException("JWK: the member " + name + " is missing");
        }
        return value;
    }

    private static byte[] octets(Map<String, String> members, String name) throws PkiException {
        String value = member(members, name);
        if (value.length() > 2 * MAX_RSA_OCTETS) {
            throw new PkiException("JWK: the member " + name + " is too long");
        }
        try {
            return Base64Url.decode(value);
        } catch (PkiException e) {
            throw new PkiException("JWK: the member " + name + " is not base64url", e);
        }
    }

    private static BigInteger number(Map<String, String> members, String name) throws PkiException {
        return FixedWidth.read(octets(members, name), MAX_RSA_OCTETS, "JWK: the member " + name);
    }

    private static String number(BigInteger value) {
        return Base64Url.encode(FixedWidth.minimal(value));
    }

    private static BigInteger coordinate(Map<String, String> members, String name, Curve curve) throws PkiException {
        byte[] octets = octets(members, name);
        if (octets.length != curve.bytes()) { // RFC 7518 section 6.2.1.2: always the full width
            throw new PkiException(
                    "JWK: the member " + name + " has " + octets.length + " octets instead of " + curve.bytes());
        }
        return new BigInteger(1, octets);
    }

    private static ECPoint point(Map<String, String> members, Curve curve) throws PkiException {
        return new ECPoint(coordinate(members, "x", curve), coordinate(members, "y", curve));
    }

    private static Curve curve(Map<String, String> members) throws PkiException {
        return Curve.ofJwkName(member(members, "crv"))
                .orElseThrow(() -> new PkiException("JWK: crv is none of P-256, P-384, P-521"));
    }

    private static void requireEd25519(Map<String, String> members) throws PkiException {
        if (!member(members, "crv").equals("Ed25519")) {
            throw new PkiException("JWK: of the OKP keys only Ed25519 is supported");
        }
    }

    private static PkiException unsupported() {
        return new PkiException("JWK: kty is none of RSA, EC, OKP");
    }
}
