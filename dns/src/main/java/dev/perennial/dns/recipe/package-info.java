/** What a DNS provider's API is like, as a YAML file says it: read and checked here, run in {@code dev.perennial.dns.run}. */
package dev.perennial.dns.recipe;
