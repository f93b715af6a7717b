/** How the secret part of a bundle is written. */
export interface Keeper {
  readonly isEncrypting: boolean;
  /** What is put behind a file's name. */
  readonly ending: string;
  keep(bytes: Uint8Array): Promise<Uint8Array>;
}

export const plainKeeper: Keeper = {
  isEncrypting: false,
  ending: '',
  keep: async (bytes) => bytes,
};
