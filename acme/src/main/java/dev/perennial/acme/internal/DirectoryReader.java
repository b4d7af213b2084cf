package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.Directory;
import dev.perennial.acme.DirectoryMeta;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class DirectoryReader {
    private static final int MAX_DESCRIPTION = 500;
    private static final int MAX_NAME = 260;

    private DirectoryReader() {}

    static Directory read(Response response, UrlRule urls) throws AcmeProtocolException {
        Members members = Members.of(response, "directory", urls);
        Optional<Members> meta = members.object("meta");
        return new Directory(
                members.url("newNonce"),
                members.url("newAccount"),
                members.url("newOrder"),
                members.optionalUrl("revokeCert"),
                members.optionalUrl("keyChange"),
                members.optionalUrl("renewalInfo"),
                meta.isPresent() ? meta(meta.get()) : nothing());
    }

    private static DirectoryMeta meta(Members meta) throws AcmeProtocolException {
        return new DirectoryMeta(
                meta.lenientUrl("termsOfService"),
                meta.lenientUrl("website"),
                meta.texts("caaIdentities", MAX_NAME),
                meta.flag("externalAccountRequired"),
                meta.descriptions("profiles", MAX_DESCRIPTION),
                meta.texts("issuerDomainNames", MAX_NAME),
                meta.optionalString("accountHashPrefix"));
    }

    private static DirectoryMeta nothing() {
        return new DirectoryMeta(
                Optional.empty(), Optional.empty(), List.of(), false, Map.of(), List.of(), Optional.empty());
    }
}
