/** One unit of the chat stream. */
export type Stanza =
  | { readonly kind: 'open'; readonly attributes: Attributes }
  | {
      readonly kind: 'element';
      readonly name: string;
      readonly attributes: Attributes;
      readonly body: string | null;
    }
  | { readonly kind: 'close' }
  | { readonly kind: 'fault' };

export type Attributes = Readonly<Record<string, string>>;

/** Characters of one stanza; XMPP servers commonly take 64 KiB from a client (ejabberd `max_stanza_size`). */
export const LONGEST_STANZA = 65_536;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const UNESCAPES = new Map(Object.entries(ESCAPES).map(([letter, written]) => [written, letter]));

const STREAM = 'stream:stream';
const TAG = /^<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<>]*")*)\s*(\/?)>$/;

/**
 * Writes one stanza of the chat:
 *
 *     phone   <stream:stream xmlns="xm" to="xiaomi.com" version="105">
 *     server  <stream:stream xmlns="xm" from="xiaomi.com" version="105">
 *     phone   <presence from="{own number}@xiaomi.com"/>            from now on it is online
 *     server  <presence type="accepted"/>
 *     phone   <message id="1" to="{number}"><body>{text}</body></message>
 *     server  <message id="1" type="receipt" via="ip"/>             delivered; via="sms": send it as an SMS
 *     server  <message from="{number}@xiaomi.com"><body>{text}</body></message>     to the one who is called
 *     phone   <presence type="unavailable"/>, or </stream:stream>   offline
 *
 * The stream's first tag, port and host are published, all else is chosen.
 */
export function writeStanza(stanza: Exclude<Stanza, { readonly kind: 'fault' }>): string {
  switch (stanza.kind) {
    case 'open':
      return `<${STREAM}${writtenAttributes({ xmlns: 'xm', ...stanza.attributes })}>`;
    case 'close':
      return `</${STREAM}>`;
    case 'element': {
      const head = `<${stanza.name}${writtenAttributes(stanza.attributes)}`;
      return stanza.body === null
        ? `${head}/>`
        : `${head}><body>${escaped(stanza.body)}</body></${stanza.name}>`;
    }
    default:
      return stanza satisfies never;
  }
}

/** Reads a stream that comes in pieces; after a fault nothing more is read. */
export class StanzaReader {
  #pending = '';
  /** Where the end of the stanza may begin: nothing before it is searched again. */
  #searched = 0;
  #isFaulty = false;

  push(text: string): Stanza[] {
    const stanzas: Stanza[] = [];
    this.#pending += text;
    while (!this.#isFaulty) {
      const stanza = this.#next();
      if (stanza === null) break;
      this.#isFaulty = stanza.kind === 'fault';
      stanzas.push(stanza);
    }
    return stanzas;
  }

  #next(): Stanza | null {
    if (this.#searched === 0) this.#pending = this.#pending.trimStart();
    if (this.#pending.length > LONGEST_STANZA) return { kind: 'fault' };
    if (this.#pending === '') return null;
    if (this.#pending[0] !== '<') return { kind: 'fault' };
    const headEnd = this.#pending.indexOf('>');
    if (headEnd === -1) return null;
    const [, slash, name, attributeText, isEmpty] = TAG.exec(this.#pending.slice(0, headEnd + 1)) ?? [];
    if (name === undefined) return { kind: 'fault' };
    const attributes = readAttributes(attributeText ?? '');
    if (name === STREAM)
      return this.#taken(headEnd + 1, slash === '/' ? { kind: 'close' } : { kind: 'open', attributes });
    if (slash === '/') return { kind: 'fault' };
    if (isEmpty === '/') return this.#taken(headEnd + 1, { kind: 'element', name, attributes, body: null });
    const closing = `</${name}>`;
    const end = this.#pending.indexOf(closing, Math.max(this.#searched, headEnd + 1));
    if (end === -1) {
      this.#searched = Math.max(headEnd + 1, this.#pending.length - closing.length);
      return null;
    }
    const body = /^\s*<body>([^<]*)<\/body>\s*$/.exec(this.#pending.slice(headEnd + 1, end))?.[1];
    return this.#taken(end + closing.length, {
      kind: 'element',
      name,
      attributes,
      body: body === undefined ? null : unescaped(body),
    });
  }

  #taken(length: number, stanza: Stanza): Stanza {
    this.#pending = this.#pending.slice(length);
    this.#searched = 0;
    return stanza;
  }
}

function writtenAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

function readAttributes(text: string): Attributes {
  return Object.fromEntries(
    [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      unescaped(value ?? ''),
    ]),
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot);/g, (written) => UNESCAPES.get(written) ?? written);
}
