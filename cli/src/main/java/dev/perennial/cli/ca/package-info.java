/** What is known of each certificate authority: names, limits, and what it can do. Knows nothing else. */
package dev.perennial.cli.ca;
