/** Lineages, accounts and renewal configuration as Certbot lays them out on disk. */
package dev.perennial.lineage;
