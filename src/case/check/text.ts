/** A check for texts of one shape. */
export function looksLike(pattern: RegExp, sentence: string): (value: string) => string | null {
  return (value) => (pattern.test(value) ? null : sentence);
}

/** Texts shorter than this stand in ordinary traffic by accident. */
export const FEWEST_TELLING_CHARACTERS = 4;

/** For free text, where nothing is odd but its being too short to tell anything. */
export function checkText(value: string): string | null {
  return [...value.trim()].length < FEWEST_TELLING_CHARACTERS
    ? `the text has fewer than ${FEWEST_TELLING_CHARACTERS} characters, so it will be found by accident`
    : null;
}

/** A UUID (RFC 9562 §4), with or without dashes; all zeros is what a phone says after tracking was limited. */
export function checkUuid(value: string): string | null {
  const digits = value.replace(/[-{}]/g, '');
  if (!/^[0-9a-f]{32}$/i.test(digits)) return 'this kind is a UUID of 32 hexadecimal digits';
  return /^0+$/.test(digits) ? 'all zeros: what every phone says whose owner limits tracking' : null;
}

export function checkIpAddress(value: string): string | null {
  const octets = value.split('.');
  const isV4 = octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256);
  const isV6 = /^[0-9a-f:.]+$/i.test(value) && URL.canParse(`http://[${value}]/`);
  return isV4 || isV6 ? null : 'this is neither an IPv4 nor an IPv6 address';
}
