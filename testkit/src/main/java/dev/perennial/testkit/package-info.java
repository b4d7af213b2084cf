/** Servers and clocks for tests of ACME clients. */
package dev.perennial.testkit;
