/** The whole job on loopback, shown. */
package dev.perennial.cli.demo;
