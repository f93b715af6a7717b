import type { Plain } from '../content.ts';
import { ofText } from '../content.ts';
import { isMap, type WireValue } from '../encoders/wire-value.ts';
import { entityPiece, laid, xmlEscaped } from '../layers/index.ts';
import type { Container, Held } from './container.ts';
import { membersOf } from './members.ts';

const escaped = (content: Plain) =>
  laid(content, ofText(xmlEscaped(content.kind === 'text' ? content.text : '')), {
    id: 'html-entities',
    readings: [['html-entities']],
    piece: entityPiece,
  })?.uses ?? [];

export const xml: Container = {
  id: 'xml',
  contentType: 'text/xml',
  hold(content, tools): Held | null {
    if (content.kind === 'bytes' || content.kind === 'number') return null;
    const members = Object.entries(membersOf(content, tools));
    const inAttributes = content.kind !== 'list' && tools.random.chance(0.4);
    const text = inAttributes
      ? `<event ${members.map(([name, value]) => `${name}="${xmlEscaped(String(value))}"`).join(' ')}/>`
      : `<request>${members.map(([name, value]) => element(name, value)).join('')}</request>`;
    const head = tools.random.chance(0.5) ? '<?xml version="1.0" encoding="UTF-8"?>\n' : '';
    return { content: ofText(head + text), uses: content.kind === 'text' ? escaped(content) : [] };
  },
};

function element(name: string, value: WireValue): string {
  if (Array.isArray(value)) return value.map((item: WireValue) => element(name, item)).join('');
  return `<${name}>${xmlEscaped(String(value))}</${name}>`;
}

export const plist: Container = {
  id: 'plist',
  contentType: 'application/x-plist',
  hold(content, tools): Held | null {
    if (content.kind === 'bytes' || content.kind === 'number') return null;
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">${plistValue(membersOf(content, tools))}</plist>`;
    return { content: ofText(text), uses: content.kind === 'text' ? escaped(content) : [] };
  },
};

function plistValue(value: WireValue): string {
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  if (Array.isArray(value))
    return `<array>${value.map((item: WireValue) => plistValue(item)).join('')}</array>`;
  if (!isMap(value)) return `<string>${xmlEscaped(String(value))}</string>`;
  const members = Object.entries(value).map(([name, member]) => `<key>${name}</key>${plistValue(member)}`);
  return `<dict>${members.join('')}</dict>`;
}
