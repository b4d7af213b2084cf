/** Whether servers present the certificate that is in place. */
package dev.perennial.cli.served;
