/**
 * This machine's accounts at authorities: which one is used, how one is made, and what is done about one that is
 * gone.
 */
package dev.perennial.cli.account;
