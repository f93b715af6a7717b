/** A run of a text that has the outer shape of some kind. */
export interface Candidate {
  /** As it stands there; bytes as the characters of their numbers. */
  readonly text: string;
  /** The name right before it; where that is missing or says nothing, the names around it, the nearest first. */
  names(): readonly string[];
  /** All names around it, the nearest first; empty where it is not the whole of a value. */
  around(): readonly string[];
}
