/** Ways to what users of other clients have for their DNS: scripts, programs, servers. */
package dev.perennial.dns.bridge;
