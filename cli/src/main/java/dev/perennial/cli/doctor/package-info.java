/** What would fail, found before an authority is asked. */
package dev.perennial.cli.doctor;
