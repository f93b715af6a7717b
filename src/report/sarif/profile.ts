/**
 * Who it is written for. `whole`: everything, by the book. `github`: GitHub's code scanning shows an alert for every
 * result, whatever its kind, suppressions or baseline state, and knows lines alone: it gets only what is a problem now.
 */
export type SarifProfile = 'whole' | 'github';
