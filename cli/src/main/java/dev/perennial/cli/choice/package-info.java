/** What a person meant by names that are partly those of certificates that exist. */
package dev.perennial.cli.choice;
