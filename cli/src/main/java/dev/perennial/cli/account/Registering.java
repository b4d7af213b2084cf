package dev.perennial.cli.account;

import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.DirectoryMeta;
import dev.perennial.acme.ExternalAccountBinding;
import dev.perennial.acme.Registration;
import dev.perennial.cli.console.Ask;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.JwsAlgorithm;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to register an account with: from the options, and from the person at the terminal where there is one to ask. */
public final class Registering {
    private static final String MAIL = "mailto:";
    private static final String NOTHING = "No account was made.";

    private final ParsedOptions options;
    private final Optional<Prompts> prompts;

    /** @param prompts whom to ask; absent if nobody may be asked */
    public Registering(ParsedOptions options, Optional<Prompts> prompts) {
        this.options = options;
        this.prompts = prompts.filter(Prompts::interactive);
    }

    /** Asks the CA, over the network, what it wants of new accounts, and refuses what it would refuse. */
    public Registration registration(AcmeClient client) throws Failure, AcmeException, InterruptedException {
        Optional<ExternalAccountBinding> binding = binding();
        List<String> contacts = contacts();
        DirectoryMeta meta = client.directory().meta();
        if (meta.externalAccountRequired() && binding.isEmpty()) {
            throw refused("This certificate authority makes accounts only for its customers:"
                            + " Server requires external account binding.")
                    .next("Give what it gave you as --eab-kid and --eab-hmac-key.");
        }
        if (prompts.isPresent() && contacts.isEmpty() && !withoutMail()) {
            String answer = prompts.get().input(Ask.MAIL, "Enter email address or hit Enter to skip.\n");
            contacts = contacts(answer);
        }
        boolean agreed = options.flag("tos") || options.flag("dry_run");
        if (meta.termsOfService().isPresent() && !agreed) {
            agree(meta.termsOfService().get());
            agreed = true;
        }
        return new Registration(contacts, agreed, binding);
    }

    /**
     * What to tell after a refusal for want of an agreement, to terms that the CA has but does not show: its directory
     * names none, or none with a web address.
     */
    static Failure notAgreed(AcmeProblemException e) {
        return new Failure(FailureKind.CA_REFUSED, String.valueOf(e.getMessage()), e)
                .holding(NOTHING)
                .next("Look up its terms of service, and give --agree-tos to agree.");
    }

    /** The same after a refusal of the external account. Whether the key is wrong or spent, only its detail may tell. */
    static Failure notBound(AcmeProblemException e) {
        return new Failure(FailureKind.CA_REFUSED, String.valueOf(e.getMessage()), e)
                .holding(NOTHING)
                .next(
                        "Check --eab-kid and --eab-hmac-key. Some CAs take a pair only once, or only for some days: get a new"
                                + " one from it, or bring the account from where it is used.");
    }

    private boolean withoutMail() {
        return options.setByUser("email") || options.flag("register_unsafely_without_email");
    }

    private void agree(URI terms) throws Failure, InterruptedException {
        if (prompts.isEmpty()) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "Missing command line flag --agree-tos. The certificate authority asks to agree to its terms of service: "
                            + terms + " . Read them, and give --agree-tos to agree.");
        }
        boolean agreed = prompts.get()
                .confirm(
                        Ask.TERMS,
                        "Please read the Terms of Service at: " + terms
                                + "\nYou must agree in order to register with the ACME server. Do you agree?",
                        false);
        if (!agreed) {
            throw refused("Registration cannot proceed without accepting Terms of Service.");
        }
    }

    /** The mail addresses of the options as the CA wants them. */
    public List<String> contacts() throws Failure {
        return contacts(options.text("email").orElse(""));
    }

    /** Mail addresses separated by commas, as URIs. Only what is no address to anybody is refused here. */
    public static List<String> contacts(String mails) throws Failure {
        List<String> contacts = new ArrayList<>();
        for (String part : mails.split(",", -1)) {
            String mail = part.strip();
            int at = mail.lastIndexOf('@');
            if (mail.isEmpty()) {
                continue;
            }
            if (at < 1 || at == mail.length() - 1 || mail.chars().anyMatch(c -> c <= ' ' || c == '?' || c == '<')) {
                throw new Failure(FailureKind.REFUSED, "\"" + mail + "\" is not a mail address.")
                        .holding("Nothing was done.");
            }
            contacts.add(MAIL + mail);
        }
        return contacts;
    }

    /** The addresses of contacts as {@code --email} takes them. */
    static String mails(List<String> contacts) {
        List<String> mails = new ArrayList<>();
        for (String contact : contacts) {
            mails.add(contact.substring(MAIL.length()));
        }
        return String.join(",", mails);
    }

    private Optional<ExternalAccountBinding> binding() throws Failure {
        Optional<String> kid = options.text("eab_kid").filter(text -> !text.isBlank());
        Optional<String> hmac = options.text("eab_hmac_key");
        if (kid.isPresent() != hmac.isPresent()) {
            throw refused("--eab-kid and --eab-hmac-key go together");
        }
        if (kid.isEmpty() || hmac.isEmpty()) {
            return Optional.empty();
        }
        // Some CAs show the key in plain base64.
        String text = hmac.get().strip().replace('+', '-').replace('/', '_').replace("=", "");
        try {
            byte[] key = Base64Url.decode(text);
            if (key.length > 0) {
                JwsAlgorithm algorithm = JwsAlgorithm.valueOf(options.required("eab_hmac_alg"));
                return Optional.of(new ExternalAccountBinding(kid.get(), key, algorithm));
            }
        } catch (PkiException e) {
            throw new Failure(FailureKind.REFUSED, "--eab-hmac-key is not base64url", e).holding(NOTHING);
        }
        throw refused("--eab-hmac-key is empty");
    }

    private static Failure refused(String what) {
        return new Failure(FailureKind.REFUSED, what).holding(NOTHING);
    }
}
