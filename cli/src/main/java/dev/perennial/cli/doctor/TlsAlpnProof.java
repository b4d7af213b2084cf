package dev.perennial.cli.doctor;

import dev.perennial.engine.Parallel;
import dev.perennial.pki.AcmeTls;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** Whether a response can be seen by TLS-ALPN at each address of a name. Uses the network. */
record TlsAlpnProof(Patient patient, Tools tools) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    List<Finding> of(Probe probe) throws InterruptedException {
        return Parallel.map(tools.addresses(probe.name()), address -> at(probe, address));
    }

    private Finding at(Probe probe, InetAddress address) throws InterruptedException {
        String looked = probe.name().value() + " at " + Home.text(address) + ", port 443";
        String host = AcmeTls.serverName(probe.name());
        try (SSLSocket socket =
                tools.dialer().tls(address, tools.ports().tls(), host, List.of(AcmeTls.ALPN), Deadline.in(PATIENCE))) {
            Certificate shown = Certificate.parse(Dialer.shown(socket).getFirst());
            byte[] wanted = probe.task().tlsAlpnDigest();
            boolean right = AcmeTls.digest(shown)
                    .filter(digest -> Arrays.equals(digest, wanted))
                    .isPresent();
            return right && AcmeTls.ALPN.equals(socket.getApplicationProtocol())
                    ? new Finding.Ok(Area.TLS_ALPN, looked, "the response is seen there")
                    : failed(
                            address,
                            looked,
                            "another TLS server answers, with a certificate of "
                                    + shown.issuerCommonName().orElse("an issuer without name"));
        } catch (PkiException e) {
            return failed(address, looked, "another TLS server answers, with a certificate that cannot be read");
        } catch (IOException e) {
            Sight sight = Dialer.failure(e);
            boolean here = tools.home().owns(address) || sight.kind() == Sight.Kind.BROKEN;
            return here
                    ? failed(address, looked, sight.why())
                    : new Finding.Warning(
                            Area.TLS_ALPN,
                            looked,
                            sight.why()
                                    + ". The address is none of this machine's, and some networks do not lead back to their own",
                            "Look from outside whether port 443 of the name leads here.");
        }
    }

    private Finding failed(InetAddress address, String looked, String seen) {
        String remedy = "See that port 443 of the name leads to port "
                + patient.options().number("tls_alpn_01_port") + " here, with nothing in between that ends TLS.";
        return tools.home().behindAnother(address)
                ? new Finding.Warning(Area.TLS_ALPN, looked, seen + ". From outside it may look different", remedy)
                : new Finding.Failure(Area.TLS_ALPN, looked, seen, remedy);
    }
}
