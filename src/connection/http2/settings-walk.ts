const SETTING_BYTES = 6;

/** Reads the content of SETTINGS frames, pair by pair, however they are cut (RFC 9113 §6.5.1). */
export class SettingsWalk {
  readonly #onSetting: (id: number, value: number) => void;
  readonly #held = new Uint8Array(SETTING_BYTES);
  #heldBytes = 0;
  #isIgnored = false;

  constructor(onSetting: (id: number, value: number) => void) {
    this.#onSetting = onSetting;
  }

  /** A frame begins; one that only acknowledges sets nothing. */
  begin(isIgnored: boolean): void {
    this.#heldBytes = 0;
    this.#isIgnored = isIgnored;
  }

  read(bytes: Uint8Array): void {
    if (this.#isIgnored) return;
    for (const byte of bytes) {
      this.#held[this.#heldBytes++] = byte;
      if (this.#heldBytes < SETTING_BYTES) continue;
      this.#heldBytes = 0;
      const view = new DataView(this.#held.buffer);
      this.#onSetting(view.getUint16(0), view.getUint32(2));
    }
  }
}
