/** How a request shows who asks: the schemes that a recipe can name, signatures and tokens. */
package dev.perennial.dns.auth;
