/** Requests to the HTTP APIs of DNS providers, and how they are sent. */
package dev.perennial.dns.api;
