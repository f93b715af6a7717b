/**
 * The one error of this project: a user's fault or a broken promise of ours.
 * Bad bytes from the network are never an error; they are a `Notice`.
 * The message says what was wrong, where, and what to do; it never holds an identifier's value.
 */
export class TelltaleError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TelltaleError';
    this.code = code;
  }
}
