/** Certbot's command line and cli.ini: options as data, parsed and stored. */
package dev.perennial.cli.grammar;
