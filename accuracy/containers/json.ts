import type { Content } from '../content.ts';
import { ofText } from '../content.ts';
import { escapePiece, laid } from '../layers/index.ts';
import type { Container, Held } from './container.ts';
import { membersOf, nested } from './members.ts';

/** JSON as different writers write it. */
export const json: Container = {
  id: 'json',
  contentType: 'application/json',
  hold(content, tools): Held | null {
    if (content.kind === 'bytes' || content.kind === 'number') return null;
    const { random } = tools;
    const style = { slashes: random.chance(0.2), ascii: random.chance(0.4) };
    const indent = random.pick([undefined, undefined, 2]);
    const unquoted = isNumber(content) && random.chance(0.3);
    const members = nested(membersOf(content, tools), tools);
    let text = styled(JSON.stringify(members, null, indent), style);
    if (content.kind !== 'text') return { content: ofText(text), uses: [] };
    const quoted = styled(JSON.stringify(content.text), style);
    if (unquoted) text = text.replace(quoted, content.text);
    const inner = ofText(quoted.slice(1, -1));
    const use = laid(content, inner, { id: 'json-string', readings: [['json-string']], piece: escapePiece });
    return { content: ofText(text), uses: use?.uses ?? [] };
  },
};

/** A number that JSON may have without quotes, and JavaScript without loss. */
function isNumber(content: Content): boolean {
  return content.kind === 'text' && /^-?[1-9]\d{0,15}$/.test(content.text);
}

/** PHP escapes slashes, Python and many others everything past ASCII. */
function styled(text: string, { slashes, ascii }: { slashes: boolean; ascii: boolean }): string {
  const sloped = slashes ? text.replaceAll('/', '\\/') : text;
  if (!ascii) return sloped;
  return sloped.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
