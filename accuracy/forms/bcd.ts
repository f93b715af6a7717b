/** Digits swapped in pairs and filled up with `f`, in hexadecimal: semi-octets of 3GPP TS 23.040 section 9.1.2.3. */
export function semiOctets(digits: string): string {
  const filled = digits.length % 2 === 0 ? digits : `${digits}f`;
  return filled.replace(/(.)(.)/g, '$2$1');
}
