/** What the commands have in common: a certificate obtained, renewed, put to use, changed or revoked. */
package dev.perennial.cli.work;
