package dev.perennial.dns.recipe;

/**
 * Zones that the user names: who may change one need not be allowed to list all.
 *
 * @param field that has them, a line {@code NAME:ID} for each
 * @param take what calls know the ID as
 */
public record GivenZones(String field, String take) {}
