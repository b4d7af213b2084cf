package dev.perennial.dns;

/** The types of records that matter to certificates. */
public enum RecordType {
    A,
    AAAA,
    CNAME,
    TXT,
    CAA,
    NS,
    SOA,
    DS,
    DNSKEY
}
