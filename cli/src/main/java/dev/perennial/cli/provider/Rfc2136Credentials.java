package dev.perennial.cli.provider;

import dev.perennial.cli.console.Failure;
import dev.perennial.dns.NameServer;
import dev.perennial.dns.Rfc2136Account;
import dev.perennial.dns.TsigAlgorithm;
import dev.perennial.dns.TsigKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The file of Certbot's plugin dns-rfc2136, unchanged. */
public final class Rfc2136Credentials {
    private static final String PREFIX = "dns_rfc2136_";
    private static final String SERVER = PREFIX + "server";
    private static final String PORT = PREFIX + "port";
    private static final String NAME = PREFIX + "name";
    private static final String SECRET = PREFIX + "secret";
    private static final String ALGORITHM = PREFIX + "algorithm";
    private static final String SIGN_QUERY = PREFIX + "sign_query";

    private static final int DEFAULT_PORT = 53;
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_NAME = 253;

    private Rfc2136Credentials() {}

    /** What the file may have. */
    public static List<ProviderField> fields() {
        return List.of(
                field(SERVER, false, true, "address of the DNS server, no host name", ""),
                field(PORT, false, false, "its port", Integer.toString(DEFAULT_PORT)),
                field(NAME, false, true, "name of the TSIG key", ""),
                field(SECRET, true, true, "secret of the TSIG key, in Base64", ""),
                field(ALGORITHM, false, false, "of the TSIG key", TsigAlgorithm.HMAC_MD5.text()),
                field(SIGN_QUERY, false, false, "whether questions are signed, too", "false"));
    }

    private static ProviderField field(String key, boolean secret, boolean required, String help, String initial) {
        return new ProviderField(key, secret, required, help, List.of(), initial, List.of());
    }

    /** Without a look at any network. */
    public static Rfc2136Account read(CredentialsFile file) throws Failure {
        Map<String, String> needed = new LinkedHashMap<>();
        needed.put(SERVER, "address of the DNS server");
        needed.put(NAME, "name of the TSIG key");
        needed.put(SECRET, "secret of the TSIG key");
        file.require(needed);
        TsigKey key = new TsigKey(name(file), algorithm(file), secret(file));
        InetSocketAddress address = new InetSocketAddress(server(file), port(file));
        boolean signs = file.text(SIGN_QUERY).orElse("").equalsIgnoreCase("true");
        return new Rfc2136Account(
                NameServer.of(address), key, signs, file.file().toString());
    }

    private static InetAddress server(CredentialsFile file) throws Failure {
        String text = file.text(SERVER).orElseThrow();
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            // As Certbot: a name would have to be looked up in the DNS that is to be changed.
            throw file.wrong(SERVER, "is not an IPv4 or IPv6 address: " + text + " (a host name is not allowed)");
        }
    }

    private static int port(CredentialsFile file) throws Failure {
        String text = file.text(PORT).orElse(Integer.toString(DEFAULT_PORT));
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= LARGEST_PORT) {
                return port;
            }
            throw file.wrong(PORT, "is not a port from 1 to 65535: " + text);
        } catch (NumberFormatException e) {
            throw file.wrong(PORT, "is not a number: " + text);
        }
    }

    private static String name(CredentialsFile file) throws Failure {
        String text = file.text(NAME).orElseThrow();
        boolean fine = text.length() <= LONGEST_NAME && !text.startsWith(".") && !text.contains("..");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            fine &= c > ' ' && c < 0x7f && c != '\\';
        }
        if (!fine) {
            throw file.wrong(NAME, "is not the name of a key, such as keyname.example.com");
        }
        return text;
    }

    private static byte[] secret(CredentialsFile file) throws Failure {
        try {
            byte[] secret = Base64.getDecoder().decode(file.text(SECRET).orElseThrow());
            if (secret.length > 0) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            // The message of the decoder quotes what it cannot read.
            throw file.wrong(SECRET, "is not Base64, as tsig-keygen writes it");
        }
        throw file.wrong(SECRET, "is empty");
    }

    private static TsigAlgorithm algorithm(CredentialsFile file) throws Failure {
        String text = file.text(ALGORITHM).orElse(TsigAlgorithm.HMAC_MD5.text());
        return TsigAlgorithm.of(text)
                .orElseThrow(() -> file.wrong(
                        ALGORITHM,
                        "is none of HMAC-MD5, HMAC-SHA1, HMAC-SHA224, HMAC-SHA256, HMAC-SHA384, HMAC-SHA512: " + text));
    }
}
