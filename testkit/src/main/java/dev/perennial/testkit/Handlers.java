package dev.perennial.testkit;

import dev.perennial.testkit.internal.Ids;
import dev.perennial.testkit.internal.Policy;
import dev.perennial.testkit.internal.RenewalWindows;
import dev.perennial.testkit.internal.Timing;
import dev.perennial.testkit.internal.authority.Authority;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.resource.AccountHandler;
import dev.perennial.testkit.internal.resource.AuthorizationHandler;
import dev.perennial.testkit.internal.resource.CertificateHandler;
import dev.perennial.testkit.internal.resource.ChallengeHandler;
import dev.perennial.testkit.internal.resource.DirectoryHandler;
import dev.perennial.testkit.internal.resource.FinalizeHandler;
import dev.perennial.testkit.internal.resource.KeyChangeHandler;
import dev.perennial.testkit.internal.resource.NewAccountHandler;
import dev.perennial.testkit.internal.resource.NewNonceHandler;
import dev.perennial.testkit.internal.resource.NewOrderHandler;
import dev.perennial.testkit.internal.resource.OrderHandler;
import dev.perennial.testkit.internal.resource.OrdersHandler;
import dev.perennial.testkit.internal.resource.RenewalInfoHandler;
import dev.perennial.testkit.internal.resource.RevokeHandler;
import dev.perennial.testkit.internal.resource.TermsHandler;
import dev.perennial.testkit.internal.validation.Validator;
import dev.perennial.testkit.internal.wire.Handler;
import dev.perennial.testkit.internal.wire.JwsDoor;
import dev.perennial.testkit.internal.wire.Nonces;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Says which handler serves which route. */
final class Handlers {
    private Handlers() {}

    static Map<Route, Handler> of(
            TestCaBuilder settings,
            Store store,
            Nonces nonces,
            Authority authority,
            Validator validator,
            RenewalWindows windows) {
        Clock clock = settings.clock();
        Ids ids = settings.ids();
        Policy policy = settings.policy();
        Timing timing = settings.timing();
        JwsDoor door = new JwsDoor(nonces, store);
        Map<Route, Handler> handlers = new EnumMap<>(Route.class);
        handlers.put(Route.DIRECTORY, new DirectoryHandler(policy, ids));
        handlers.put(Route.NEW_NONCE, new NewNonceHandler());
        handlers.put(Route.TERMS, new TermsHandler());
        handlers.put(Route.NEW_ACCOUNT, new NewAccountHandler(door, store, ids, policy));
        handlers.put(Route.ACCOUNT, new AccountHandler(door, store));
        handlers.put(Route.ORDERS, new OrdersHandler(door, store));
        handlers.put(Route.KEY_CHANGE, new KeyChangeHandler(door, store));
        handlers.put(Route.NEW_ORDER, new NewOrderHandler(door, store, clock, ids, policy, timing));
        handlers.put(Route.ORDER, new OrderHandler(door, store, clock, timing));
        handlers.put(Route.AUTHORIZATION, new AuthorizationHandler(door, store, clock, timing, policy));
        handlers.put(Route.CHALLENGE, new ChallengeHandler(door, store, clock, timing, policy, validator));
        handlers.put(Route.FINALIZE, new FinalizeHandler(door, store, clock, policy, timing, authority));
        handlers.put(Route.CERTIFICATE, new CertificateHandler(door, store, authority));
        handlers.put(Route.RENEWAL_INFO, new RenewalInfoHandler(store, windows, timing.renewalInfoAfter()));
        handlers.put(Route.REVOKE_CERTIFICATE, new RevokeHandler(door, store, clock));
        return handlers;
    }
}
