package dev.perennial.dns.auth;

import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import java.util.List;
import java.util.Optional;

/** AWS: its signature with keys that are given, or found where AWS's own tools find them. */
final class AwsScheme {
    static final Scheme SCHEME = new Scheme(
            "aws-sigv4",
            List.of(
                    SchemeParameter.required("service", "The service's name, such as route53."),
                    SchemeParameter.required("region", "The region; us-east-1 for services that have none."),
                    SchemeParameter.optional(
                            "access-key",
                            "The access key's id; without it the environment, ~/.aws, or the machine's own role."),
                    SchemeParameter.optionalSecret("secret-key", "The access key's secret."),
                    SchemeParameter.optionalSecret("session-token", "The token that goes with a temporary access key."),
                    SchemeParameter.optional("profile", "A profile of ~/.aws; AWS_PROFILE if not given."),
                    SchemeParameter.optional("role-arn", "A role to take on with these credentials."),
                    SchemeParameter.optional("external-id", "What the role's trust policy asks for, if it does.")),
            AwsScheme::signer);

    private AwsScheme() {}

    private static RequestSigner signer(Parameters parameters, Means means) throws SolverException {
        String region = parameters.word("region");
        boolean given = parameters.optional("access-key").isPresent()
                || parameters.optional("secret-key").isPresent();
        Kept<AccessKeys> own;
        if (given) {
            own = Kept.always(AccessKeys.of(parameters));
        } else {
            AwsCredentials found = new AwsCredentials(parameters.optionalLine("profile"), region, means);
            own = new Kept<>(means.clock(), found::find);
        }
        Optional<String> role = parameters.optionalWord("role-arn");
        Kept<AccessKeys> keys = own;
        if (role.isPresent()) {
            AwsSts sts = new AwsSts(region, means);
            String externalId = parameters.lineOr("external-id", "");
            keys = new Kept<>(means.clock(), () -> sts.assumeRole(own.get(), role.get(), externalId));
        }
        return new SigV4(SigV4Dialect.AWS, region, parameters.word("service"), keys, means.clock(), means::nonce);
    }
}
