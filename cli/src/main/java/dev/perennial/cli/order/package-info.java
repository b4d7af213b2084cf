/**
 * From names to a certificate: the draft, the key, the order, its journal, and a second authority where the first
 * fails.
 */
package dev.perennial.cli.order;
