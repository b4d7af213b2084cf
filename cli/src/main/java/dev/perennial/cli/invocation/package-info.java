/** How this process was started, and the wait that follows from it. */
package dev.perennial.cli.invocation;
