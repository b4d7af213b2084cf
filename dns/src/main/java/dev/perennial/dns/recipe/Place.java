package dev.perennial.dns.recipe;

/** Where something stands in a recipe, for messages. Lines count from 1. */
record Place(String file, int line) {
    RecipeException wrong(String what) {
        return new RecipeException(file, line, what);
    }
}
