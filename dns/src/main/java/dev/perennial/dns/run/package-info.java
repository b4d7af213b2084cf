/** The engine of recipes: finds zones, puts and removes records, keeps to limits, tells no secret. Its door is {@link
 * dev.perennial.dns.run.RecipeProvider}. */
package dev.perennial.dns.run;
