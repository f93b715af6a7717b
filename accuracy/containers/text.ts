import { bytesOf, isPlain, type LayerUse, ofBytes, ofText } from '../content.ts';
import { base64Piece } from '../layers/index.ts';
import type { Container, Held } from './container.ts';
import { json } from './json.ts';
import { pairs } from './pairs.ts';

const multipart: Container = {
  id: 'multipart',
  contentType: 'multipart/form-data; boundary=----form8Kq2WzPb',
  hold(content, { name, beside, random }): Held | null {
    if (!isPlain(content)) return null;
    const part = (field: string, body: Buffer, type = '') =>
      Buffer.concat([
        Buffer.from(`------form8Kq2WzPb\r\nContent-Disposition: form-data; name="${field}"${type}\r\n\r\n`),
        body,
        Buffer.from('\r\n'),
      ]);
    const type =
      content.kind === 'bytes' ? '; filename="blob"\r\nContent-Type: application/octet-stream' : '';
    const parts = random.shuffled([
      part(name, bytesOf(content), type),
      ...Object.entries(beside).map(([field, value]) => part(field, Buffer.from(String(value)))),
    ]);
    const all = Buffer.concat([...parts, Buffer.from('------form8Kq2WzPb--\r\n')]);
    return { content: content.kind === 'text' ? ofText(all.toString()) : ofBytes(all), uses: [] };
  },
};

const log: Container = {
  id: 'log line',
  contentType: 'text/plain',
  hold(content, { name, beside, random }): Held | null {
    if (content.kind !== 'text') return null;
    const around = Object.entries(beside).map(
      ([field, value]) => `06-01 12:4${random.below(10)} D/${field}: ${value}`,
    );
    const line = `06-01 12:51:07.${random.digits(3)} I/Sync(${random.digits(4)}): ${name}=${content.text} done`;
    return { content: ofText(random.shuffled([...around, line]).join('\n')), uses: [] };
  },
};

const csv: Container = {
  id: 'csv',
  contentType: 'text/csv',
  hold(content, { name, beside, random }): Held | null {
    if (content.kind !== 'text' || /[",\r\n]/.test(content.text)) return null;
    const columns = random.shuffled([[name, content.text] as const, ...Object.entries(beside)]);
    const row = columns.map(([, value]) => String(value).replace(/[",\r\n]/g, ' ')).join(',');
    return { content: ofText(`${columns.map(([field]) => field).join(',')}\n${row}\n`), uses: [] };
  },
};

const jwt: Container = {
  id: 'jwt',
  contentType: 'text/plain',
  hold(content, tools): Held | null {
    const held = json.hold(content, tools);
    if (held === null) return null;
    const payload = bytesOf(held.content);
    const text = payload.toString('base64url');
    const use: LayerUse = {
      id: 'base64url',
      readings: /[-_]/.test(text) ? [['base64url']] : [['base64url'], ['base64']],
      input: payload,
      output: Buffer.from(text),
      piece: base64Piece,
    };
    const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
    const signature = tools.random.bytes(32).toString('base64url');
    return { content: ofText(`${header}.${text}.${signature}`), uses: [...held.uses, use] };
  },
};

const cookie: Container = {
  id: 'cookie',
  contentType: 'text/plain',
  hold(content, tools): Held | null {
    const held = pairs(content, tools, '; ');
    return held && { content: ofText(held.text), uses: held.uses };
  },
};

export const textContainers: readonly Container[] = [multipart, log, csv, jwt, cookie];
