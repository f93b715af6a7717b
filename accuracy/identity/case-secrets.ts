/** What the application under test mixes into what it hashes; the case file gives both. */
export const SALT = 'kT7#pq-salt';
export const HMAC_KEY = 'a key of the application';
