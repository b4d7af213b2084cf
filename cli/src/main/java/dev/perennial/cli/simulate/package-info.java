/** Very many machines on a virtual clock, and what an authority would see of them. */
package dev.perennial.cli.simulate;
