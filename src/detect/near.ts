/** Bytes between a latitude and its longitude: room for a few fields of JSON between them, not for another place. */
export const NEAR = 200;
