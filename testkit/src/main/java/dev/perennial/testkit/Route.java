package dev.perennial.testkit;

import java.util.Optional;

/** The resources of the CA, for faults and for the request log. The first segment of a URL's path tells the route. */
public enum Route {
    DIRECTORY("directory"),
    NEW_NONCE("new-nonce"),
    NEW_ACCOUNT("new-account"),
    NEW_ORDER("new-order"),
    REVOKE_CERTIFICATE("revoke-cert"),
    KEY_CHANGE("key-change"),
    RENEWAL_INFO("renewal-info"),
    ACCOUNT("account"),
    ORDERS("orders"),
    ORDER("order"),
    AUTHORIZATION("authorization"),
    CHALLENGE("challenge"),
    FINALIZE("finalize"),
    CERTIFICATE("certificate"),
    TERMS("terms");

    private final String segment;

    Route(String segment) {
        this.segment = segment;
    }

    public String segment() {
        return segment;
    }

    static Optional<Route> ofSegment(String segment) {
        for (Route route : values()) {
            if (route.segment.equals(segment)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }
}
