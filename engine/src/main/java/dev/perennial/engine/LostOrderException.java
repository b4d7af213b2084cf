package dev.perennial.engine;

import java.util.List;

/** The authority has ended an order and refused nothing: it has expired, for example. */
final class LostOrderException extends IssuanceException {
    LostOrderException(String message) {
        super(message, List.of());
    }
}
