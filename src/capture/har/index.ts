export { decodeBase64Text } from './base64-body.ts';
export { protocolOf } from './http-version.ts';
export { MOST_ENTRY_BYTES } from './json-cursor.ts';
export { readHar } from './read-har.ts';
export { defaultPort, splitAuthority, splitUrl } from './url.ts';
