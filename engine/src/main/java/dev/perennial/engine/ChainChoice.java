package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.CertificateDownload;
import dev.perennial.pki.CertificateChain;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Picks among the chains an authority offers for one certificate (RFC 8555 section 7.4.2). */
final class ChainChoice {
    private final AcmeAccount account;
    private final Listener listener;

    ChainChoice(AcmeAccount account, Listener listener) {
        this.account = account;
        this.listener = listener;
    }

    /**
     * The first chain whose last certificate was issued by {@code issuer}, else the default with a warning. Fetches
     * alternates only as long as none fits.
     */
    CertificateChain preferred(CertificateDownload download, String issuer) throws InterruptedException {
        List<String> offered = new ArrayList<>();
        offered.add(topIssuer(download.chain()));
        if (offered.getFirst().equals(issuer)) {
            return download.chain();
        }
        for (URI alternate : download.alternates()) {
            try {
                CertificateChain chain = account.download(alternate).chain();
                if (topIssuer(chain).equals(issuer)) {
                    return chain;
                }
                offered.add(topIssuer(chain));
            } catch (AcmeException e) {
                listener.on(new Event.Warning("An alternate chain could not be fetched: " + e.getMessage()));
            }
        }
        listener.on(new Event.PreferredChainMissing(issuer, offered));
        return download.chain();
    }

    private static String topIssuer(CertificateChain chain) {
        return chain.topmost().issuerCommonName().orElse("");
    }
}
