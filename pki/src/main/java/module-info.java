/** DER, PEM, keys, CSR, X.509, JWK and JWS on java.base alone. */
@org.jspecify.annotations.NullMarked
module dev.perennial.pki {
    requires static transitive org.jspecify;

    exports dev.perennial.pki;
}
