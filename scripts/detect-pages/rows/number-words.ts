/** Why a row of figures is believed. */
export const BOUNDARY = 'It stands whole: a figure right before or behind it makes it another number.';

/** Ways in which programs keep a number. */
export const INTEGER_WORDS = {
  'hex-number': 'the number in hexadecimal',
  fixed64: 'the number as eight bytes, the lowest or the highest first',
  varint: 'the number as a protobuf varint, behind the tag of a field',
} as const;
