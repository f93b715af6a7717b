/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** Everything that a document may hold (XML 1.0 §2.2). */
const CHARACTERS = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const TOKEN = /<\?xml [^<>]*\?>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy;
const ATTRIBUTE = /([\w.:-]+)="([^"]*)"/g;
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#x?[0-9a-f]+);|&/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Reads XML as strictly as we write it; throws at whatever is not well-formed. Not for anything else. */
export function xmlTree(text: string): XmlElement {
  if (!text.isWellFormed() || !CHARACTERS.test(text))
    throw new SyntaxError('a character that XML may not hold');
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const token of text.matchAll(TOKEN)) {
    at = token.index + token[0].length;
    const [whole, closes, name, attributes = '', empty] = token;
    const top = open.at(-1) as XmlElement;
    if (name === undefined) {
      if (!whole.startsWith('<?xml')) top.text += decoded(whole);
      continue;
    }
    if (closes === '/') {
      if (top.name !== name || open.length === 1) throw new SyntaxError(`${name} closes ${top.name}`);
      open.pop();
      continue;
    }
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
    top.children.push(element);
    if (empty !== '/') open.push(element);
  }
  if (at !== text.length) throw new SyntaxError(`nothing that XML knows at ${at}`);
  const [only, ...others] = root.children;
  if (open.length !== 1 || only === undefined || others.length > 0 || root.text.trim() !== '')
    throw new SyntaxError('there is not one element around all');
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) throw new SyntaxError(`${name} stands there twice`);
    attributes[name] = decoded(value);
  }
  return attributes;
}

function decoded(text: string): string {
  if (text.includes(']]>')) throw new SyntaxError(']]> in text');
  return text.replace(ENTITY, (entity, name: string | undefined) => {
    if (name === undefined) throw new SyntaxError(`an ampersand that is none: ${entity}`);
    return ENTITIES[name] as string;
  });
}
