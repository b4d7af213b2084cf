package dev.perennial.cli.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Connects to an address of its caller's choice, whatever the system's resolver says of the name. Uses the network; an
 * interrupt of a virtual thread ends it.
 *
 * @param anyone trusts every certificate: what is shown is to be looked at, and no CA minds either
 */
record Dialer(SSLContext anyone) {
    Socket plain(InetAddress address, int port, Deadline deadline) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), deadline.millis());
            socket.setSoTimeout(deadline.millis());
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** After the handshake. */
    SSLSocket tls(InetAddress address, int port, String host, List<String> protocols, Deadline deadline)
            throws IOException {
        Socket plain = plain(address, port, deadline);
        try {
            SSLSocket secured = (SSLSocket) anyone.getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = secured.getSSLParameters();
            if (host.indexOf(':') < 0 && !Character.isDigit(host.charAt(host.length() - 1))) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
            secured.setSSLParameters(parameters);
            secured.setSoTimeout(deadline.millis());
            secured.startHandshake();
            return secured;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /** What a server showed in the handshake, its own certificate first. */
    static List<byte[]> shown(SSLSocket socket) throws IOException {
        List<byte[]> shown = new ArrayList<>();
        try {
            for (Certificate each : socket.getSession().getPeerCertificates()) {
                shown.add(each.getEncoded());
            }
        } catch (CertificateEncodingException e) {
            throw new SSLException("a certificate that cannot be read", e);
        }
        return shown;
    }

    /** @throws InterruptedException if the connection ended because this thread is to stop */
    static Sight failure(IOException e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw (InterruptedException) new InterruptedException("while connecting").initCause(e);
        }
        String why = String.valueOf(e.getMessage());
        return switch (e) {
            case SocketTimeoutException timeout -> new Sight(Sight.Kind.TIMED_OUT, "no answer in time");
            case NoRouteToHostException none -> new Sight(Sight.Kind.NO_ROUTE, "there is no route to it from here");
            case ConnectException refused
            when why.contains("refused") -> new Sight(Sight.Kind.REFUSED, "the connection is refused");
            case ConnectException slow
            when why.contains("timed out") -> new Sight(Sight.Kind.TIMED_OUT, "no answer in time");
            default ->
                why.contains("unreachable")
                        ? new Sight(Sight.Kind.NO_ROUTE, "there is no route to it from here")
                        : new Sight(Sight.Kind.BROKEN, why);
        };
    }
}
