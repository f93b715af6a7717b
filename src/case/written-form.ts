/**
 * Ways of writing one value that a kind is searched in besides exactly as given.
 * The words that a sighting's `forms` then carry (`national`, `no-check-digit`, `separators`, …) belong to `detect/`.
 */
export type WrittenForm =
  /** Letters lower or upper case throughout. */
  | 'case-folded'
  /** Without spaces, dashes, dots and brackets. */
  | 'digits-only'
  /** A telephone number in its national, international and trailing-digits writings. */
  | 'phone'
  /** With and without dashes and braces, either case. */
  | 'uuid'
  /** Colons, dashes, dots or nothing between the octets, either case, and as a number. */
  | 'mac'
  /** Latitude and longitude as they are rounded, ordered and scaled on the wire. */
  | 'location'
  /** A list: its members are looked for one by one, and count together. */
  | 'set'
  /** Fourteen digits without the check digit, sixteen with a software version, as TS 23.003 §6.2 has them. */
  | 'imei'
  /** With and without the check digit; digits swapped within octets, as TS 102 221 §13.2 stores them. */
  | 'iccid'
  /** The operator's numeric codes for an operator's name. */
  | 'mcc-mnc'
  /** As a number, two digits to a byte as the card stores them (TS 31.102 §4.2.2), and without its network's codes. */
  | 'imsi'
  /** The number of a radio cell beside that of its area, each in a field of its own. */
  | 'cell'
  /** The family name first, and without diacritics. */
  | 'person-name'
  /** Without points or with a tag in the local part; the host alone. */
  | 'email'
  /** A piece of a long text. */
  | 'fragment'
  /** A hexadecimal value as the bytes that it stands for. */
  | 'octets'
  /** A hexadecimal value as a decimal number and the other way round, signed and unsigned. */
  | 'hex-number';
