package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import java.util.Optional;

/**
 * One part of a compound {@link Problem} (RFC 8555 section 6.7.1).
 *
 * @param type as {@link Problem#type()}
 * @param identifier the name this part is about; empty if the CA gave none or one of an unknown type
 */
public record Subproblem(String type, String title, String detail, Optional<Identifier> identifier) {}
