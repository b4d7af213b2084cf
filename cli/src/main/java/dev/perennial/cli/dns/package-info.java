/** The commands about DNS providers and lasting records. */
package dev.perennial.cli.dns;
