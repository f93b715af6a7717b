/** A certificate authority, as PEM. Who trusts it trusts whoever holds the key. */
export interface Authority {
  readonly key: string;
  readonly certificate: string;
}
