/** Certificates of other clients, taken over. */
package dev.perennial.cli.takeover;
