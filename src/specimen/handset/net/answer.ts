/** What a server said. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}
