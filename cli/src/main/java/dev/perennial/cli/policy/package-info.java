/** What is decided before an authority is asked: which one, whether now, what it suggests, what has failed before. */
package dev.perennial.cli.policy;
