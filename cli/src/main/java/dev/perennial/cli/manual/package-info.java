/** Help and manual pages, made from the option table. */
package dev.perennial.cli.manual;
