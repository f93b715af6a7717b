import { Random } from './random.ts';

export interface Traffic {
  readonly bytes: Buffer;
  /** What was put in, and where. */
  readonly planted: readonly { readonly needle: number; readonly start: number }[];
}

/** Messages between two plants. */
const MESSAGES_PER_PLANT = 40;

const HEX = '0123456789abcdef';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const WORDS =
  'the of session device screen button opened value list price item account store update network location consent'.split(
    ' ',
  );

/** What a phone's decoded traffic looks like to a search: heads, JSON, forms, pages, and blobs. */
export function trafficOf(byteLength: number, needles: readonly string[]): Traffic {
  const bytes = Buffer.alloc(byteLength, ' ');
  const random = new Random(2014);
  const planted: { needle: number; start: number }[] = [];
  let at = 0;
  for (let number = 0; ; number++) {
    const plant = number % MESSAGES_PER_PLANT === 0 ? random.below(needles.length) : -1;
    const message = messageOf(random, plant === -1 ? null : (needles[plant] as string));
    if (at + message.text.length > byteLength) return { bytes, planted };
    bytes.write(message.text, at, 'latin1');
    if (plant !== -1) planted.push({ needle: plant, start: at + message.start });
    at += message.text.length;
  }
}

function messageOf(random: Random, plant: string | null): { text: string; start: number } {
  const body = random.of([json, json, form, page, blob])(random);
  const beginning = `POST /v${random.below(9)}/${random.of(WORDS)}?sid=${random.text(HEX, 16)} HTTP/1.1\r\nHost: ${random.of(WORDS)}.example.com\r\nUser-Agent: Dalvik/2.1.0 (Linux; U; Android 14)\r\nContent-Length: ${body.length}\r\nX-Request-Id: ${random.text(HEX, 32)}\r\nX-Value: `;
  return { text: `${beginning}${plant ?? random.below(1e9)}\r\n\r\n${body}`, start: beginning.length };
}

function json(random: Random): string {
  let text = '{"events":[';
  for (let i = random.below(20); i >= 0; i--) {
    text += `{"name":"${random.of(WORDS)}_${random.of(WORDS)}","ts":17${random.text('0123456789', 11)},"value":${random.below(1e6) / 100},"id":"${random.text(HEX, 8)}-${random.text(HEX, 4)}-4${random.text(HEX, 3)}","number":"+9198${random.text('0123456789', 8)}"},`;
  }
  return `${text}{}]}`;
}

function form(random: Random): string {
  let text = 'v=1';
  for (let i = random.below(12); i >= 0; i--) text += `&${random.of(WORDS)}=${random.text(BASE64, 12)}%20x`;
  return text;
}

function page(random: Random): string {
  let text = '<!doctype html><html><body>';
  for (let i = random.below(200); i >= 0; i--)
    text += `<p class="${random.of(WORDS)}">${random.of(WORDS)} ${random.of(WORDS)}</p>\n`;
  return text;
}

function blob(random: Random): string {
  return random.text(BASE64, 200 + random.below(2000));
}
