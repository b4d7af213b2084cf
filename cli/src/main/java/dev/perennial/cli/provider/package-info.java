/** The DNS providers that can be named, and their credentials. */
package dev.perennial.cli.provider;
