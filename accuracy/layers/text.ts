import { bytesOf, ofBytes, ofText } from '../content.ts';
import { quotedPrintable } from '../encoders/quoted-printable.ts';
import { laid } from './laid.ts';
import type { Laid, Layer } from './layer.ts';
import { entityPiece, escapePiece, percentPiece, quotedPrintablePiece, utf16Piece } from './pieces.ts';

const textIn = (content: Parameters<Layer['lay']>[0]) => bytesOf(content).toString();

/** A layer from text to text. */
function layer(
  id: string,
  name: string,
  lay: (text: string) => { text: string; piece?: (bytes: Buffer) => Buffer[] },
): Layer {
  return {
    id,
    takes: 'text',
    lay: (content) => {
      const { text, piece } = lay(textIn(content));
      return laid(content, ofText(text), {
        id,
        readings: [[name]],
        ...(piece === undefined ? {} : { piece }),
      });
    },
  };
}

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
const percented = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${hex(byte, 2).toUpperCase()}`).join('');

/** What a client's own escaping leaves as it is. */
const encoded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, percented);

/** Inside quotes, as a member of an object, so that what reads it knows it for a JSON string. */
const member = (inner: string) => `{"t":1,"d":"${inner}"}`;
const element = (inner: string) => `<m v="2"><d>${inner}</d></m>`;

/** Escapes that change something, inside what tells that they are escapes. */
function escaped(
  id: string,
  name: string,
  [write, around, piece]: readonly [
    (text: string) => string,
    (inner: string) => string,
    (bytes: Buffer) => Buffer[],
  ],
): Layer {
  return {
    id,
    takes: 'text',
    lay: (content): Laid | null => {
      const inner = write(textIn(content));
      const one = laid(content, ofText(inner), { id, readings: [[name]], piece });
      return one && { ...one, content: ofText(around(inner)) };
    },
  };
}

const units = (text: string, write: (unit: number) => string) =>
  text
    .split('')
    .map((unit) => write(unit.charCodeAt(0)))
    .join('');
const points = (text: string, write: (point: number) => string) =>
  [...text].map((letter) => write(letter.codePointAt(0) as number)).join('');

/** Only what XML must not have as it is. */
export function xmlEscaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
  };
  return text.replace(/[&<>"']/g, (sign) => `&${names[sign]};`);
}

export const textLayers: readonly Layer[] = [
  layer('percent', 'percent', (text) => ({ text: encoded(text), piece: percentPiece })),
  layer('percent, every character', 'percent', (text) => ({ text: percented(text), piece: percentPiece })),
  layer('percent, lower case', 'percent', (text) => ({
    text: encoded(text).replace(/%../g, (octet) => octet.toLowerCase()),
    piece: percentPiece,
  })),
  {
    id: 'percent, twice',
    takes: 'text',
    lay: (content) => {
      const [once, twice] = [ofText(encoded(textIn(content))), ofText(encoded(encoded(textIn(content))))];
      const use = { id: 'percent, twice', readings: [['percent']], piece: percentPiece };
      const [inner, outer] = [laid(content, once, use), laid(once, twice, use)];
      return inner && outer && { content: twice, uses: [...inner.uses, ...outer.uses] };
    },
  },
  escaped('json-string', 'json-string', [(text) => JSON.stringify(text).slice(1, -1), member, escapePiece]),
  escaped('json-string, every character \\u', 'json-string', [
    (text) => units(text, (unit) => `\\u${hex(unit, 4)}`),
    member,
    escapePiece,
  ]),
  escaped('\\x escapes', 'json-string', [
    (text) => [...Buffer.from(text)].map((byte) => `\\x${hex(byte, 2)}`).join(''),
    (inner) => `var d="${inner}";`,
    escapePiece,
  ]),
  escaped('html-entities', 'html-entities', [xmlEscaped, element, entityPiece]),
  escaped('html-entities, decimal', 'html-entities', [
    (text) => points(text, (point) => `&#${point};`),
    element,
    entityPiece,
  ]),
  escaped('html-entities, hexadecimal', 'html-entities', [
    (text) => points(text, (point) => `&#x${hex(point, 2)};`),
    element,
    entityPiece,
  ]),
  layer('reversed', 'reversed', (text) => ({
    text: [...text].reverse().join(''),
    piece: (bytes) => [Buffer.from([...bytes.toString()].reverse().join(''))],
  })),
  layer('rot13', 'rot13', (text) => ({
    text: rot13(text),
    piece: (bytes) => [Buffer.from(rot13(bytes.toString()))],
  })),
  {
    id: 'quoted-printable',
    takes: 'any',
    lay: (content) =>
      laid(content, ofText(quotedPrintable(bytesOf(content))), {
        id: 'quoted-printable',
        readings: [['quoted-printable']],
        piece: quotedPrintablePiece,
      }),
  },
  {
    id: 'utf-16',
    takes: 'text',
    lay: (content, { random }) => {
      const marked = random.chance(0.3) ? '\ufeff' : '';
      const little = Buffer.from(marked + textIn(content), 'utf16le');
      const bytes = random.chance(0.5) ? little : Buffer.from(little).swap16();
      return laid(content, ofBytes(bytes), { id: 'utf-16', readings: [['utf-16']], piece: utf16Piece });
    },
  },
];

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first);
  });
}
