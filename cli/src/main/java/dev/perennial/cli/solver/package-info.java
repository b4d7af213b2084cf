/** Which way each name is proven, and the solvers that do it. */
package dev.perennial.cli.solver;
