/** What lies on this machine: folders, lineages with what they remember, locks. */
package dev.perennial.cli.store;
