import type { Content, LayerUse } from '../content.ts';
import { ofText } from '../content.ts';
import { laid, percentPiece } from '../layers/index.ts';
import type { Container, ContainerTools, Held } from './container.ts';
import { membersOf } from './members.ts';

/** `a=1&b=2` of all members; the content's own layer is percent-encoding. */
export function pairs(
  content: Content,
  tools: ContainerTools,
  separator = '&',
): { text: string; uses: readonly LayerUse[] } | null {
  if (content.kind !== 'text' && content.kind !== 'fields') return null;
  const plus = separator === '&' && tools.random.chance(0.4);
  const encode = (text: string) => {
    const encoded = encodeURIComponent(text).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    return plus ? encoded.replaceAll('%20', '+') : encoded;
  };
  const text = Object.entries(membersOf(content, tools))
    .map(([name, value]) => `${name}=${encode(String(value))}`)
    .join(separator);
  if (content.kind === 'fields') return { text, uses: [] };
  const use = laid(content, ofText(encode(content.text)), {
    id: 'percent',
    readings: [['percent']],
    piece: percentPiece,
  });
  return { text, uses: use?.uses ?? [] };
}

export const form: Container = {
  id: 'form',
  contentType: 'application/x-www-form-urlencoded',
  hold: (content, tools) => asText(pairs(content, tools), (text) => text),
};

/** An address with a query, standing in other text. */
export const query: Container = {
  id: 'query in an address',
  contentType: 'text/plain',
  hold: (content, tools) =>
    asText(
      pairs(content, tools),
      (text) => `https://${tools.random.pick(['t', 'log', 'ads'])}.example.net/collect?${text}`,
    ),
};

function asText(held: ReturnType<typeof pairs>, around: (text: string) => string): Held | null {
  return held && { content: ofText(around(held.text)), uses: held.uses };
}
