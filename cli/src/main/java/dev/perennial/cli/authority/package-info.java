/** How an authority is reached: its client, what is trusted, and the list of known ones with the user's own. */
package dev.perennial.cli.authority;
