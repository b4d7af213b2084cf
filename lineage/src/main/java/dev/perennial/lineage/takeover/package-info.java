/** Reads what other ACME clients keep on disk, as what can be kept in Certbot's folders. */
package dev.perennial.lineage.takeover;
