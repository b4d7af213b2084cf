/**
 * The dialect of Certbot's renewal files: ConfigObj 5 as Certbot calls it. Reading agrees with ConfigObj, odd corners
 * included; writing changes nothing but what was set or removed.
 */
package dev.perennial.lineage.configobj;
