package dev.perennial.cli.order;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.lineage.FileKind;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.security.KeyPair;
import java.util.Map;

/**
 * The key of the next version of a certificate: a new one, or with {@code --reuse-key} the same again.
 *
 * @param again whether it is the same
 * @param options those given, which say what kind of key this is: that is what the next renewal remembers
 */
record NextKey(KeyPair key, boolean again, ParsedOptions options) {

    /** Reads the disk. Refuses to change a key that is to stay. */
    static NextKey of(ParsedOptions options, Lineage lineage) throws Failure, LineageException {
        boolean wanted = options.flag("reuse_key");
        boolean unwanted = options.setByUser("reuse_key") && !wanted;
        if (options.flag("new_key") || unwanted || !(wanted || reusedSoFar(lineage))) {
            return new NextKey(CertificateKeys.generate(options), false, options);
        }
        try {
            KeyPair key = Keys.fromPem(lineage.text(FileKind.PRIVKEY));
            ParsedOptions described = describe(key, options);
            // Certonly without --reuse-key forgets that a key was reused, as in Certbot.
            return wanted
                    ? new NextKey(key, true, described)
                    : new NextKey(CertificateKeys.generate(options), false, options);
        } catch (PkiException e) {
            throw new Failure(
                            FailureKind.DAMAGED,
                            "The key " + lineage.privkey() + " of " + lineage.name() + " cannot be used again: "
                                    + e.getMessage() + '.',
                            e)
                    .holding("The old certificate and its key are as they were.")
                    .next("Make a new key with --new-key.");
        }
    }

    private static boolean reusedSoFar(Lineage lineage) throws LineageException {
        Map<String, ConfigValue> params = lineage.renewalParams();
        return params.get("reuse_key") instanceof ConfigValue.Text(String text) && text.equalsIgnoreCase("true");
    }

    private static ParsedOptions describe(KeyPair key, ParsedOptions options) throws PkiException, Failure {
        if (!Keys.consistent(key)) {
            throw new PkiException("its two halves do not belong together");
        }
        return switch (KeySpec.of(key.getPublic())) {
            case KeySpec.Rsa(int bits) ->
                same("--rsa-key-size", "rsa_key_size", Integer.toString(bits), type("rsa", options));
            case KeySpec.Ec(var curve) ->
                same("--elliptic-curve", "elliptic_curve", curve.secName(), type("ecdsa", options));
            case KeySpec.Ed25519() -> throw new PkiException("no CA takes Ed25519 keys in certificates");
        };
    }

    private static ParsedOptions type(String type, ParsedOptions options) throws Failure {
        return same("--key-type", "key_type", type, options);
    }

    private static ParsedOptions same(String option, String dest, String is, ParsedOptions options) throws Failure {
        if (options.setByUser(dest) && !options.required(dest).equals(is)) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Unable to change the " + option
                                    + " of this certificate because --reuse-key is set. To stop reusing the private"
                                    + " key, specify --no-reuse-key. To change the private key this one time and then"
                                    + " reuse it in future, add --new-key.")
                    .holding("The old certificate and its key are as they were.");
        }
        return options.with(dest, is);
    }
}
