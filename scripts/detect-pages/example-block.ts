import { dump } from './dump.ts';
import { caseOf, caseText, contentBytes, type Example, type Said } from './example.ts';

/** An example in Markdown: what is looked for, where the one before has not said it, where, and what the tool says of it. */
export function exampleBlock(example: Example, before: Example | null): string {
  const { content, says, standsFor } = example;
  const looked = caseText(caseOf(example));
  const text = typeof content === 'string';
  const shown = text ? content.replaceAll('\r\n', '\n') : dump(contentBytes(content));
  return [
    ...(before !== null && caseText(caseOf(before)) === looked ? [] : [fence('yaml', looked.trimEnd())]),
    `${placeOf(example)}:`,
    fence('', shown.replace(/\n$/, '')),
    ...(text && content.includes('\r\n') ? ['(Lines end with CR LF.)'] : []),
    ...(standsFor === undefined ? [] : [`It stands for \`${standsFor}\`.`]),
    says.length === 0 ? 'Telltale says nothing.' : 'Telltale says:',
    ...(says.length === 0 ? [] : [fence('json', says.map(sentence).join('\n'))]),
  ].join('\n\n');
}

const titles = {
  url: 'A request target',
  header: 'A header field',
  cookie: 'A cookie',
  body: 'A body',
  dns: 'A DNS message',
  sni: 'A server name',
  stream: 'A stream',
  sms: 'An SMS',
} as const;

function placeOf({ location = 'body', field, contentType, contentEncodings = [] }: Example): string {
  const labels = [
    ...(contentType === undefined ? [] : [`\`Content-Type: ${contentType}\``]),
    ...(contentEncodings.length === 0 ? [] : [`\`Content-Encoding: ${contentEncodings.join(', ')}\``]),
  ];
  const named = field === undefined ? '' : ` \`${field}\``;
  return `${titles[location]}${named}${labels.length === 0 ? '' : ` with ${labels.join(' and ')}`}`;
}

/** One line, the fields in the order in which they are read. */
function sentence({ identifier, path, layers, forms, field }: Said): string {
  const fields = Object.entries({ identifier, path, layers, forms, field });
  return `{ ${fields.map(([name, value]) => `"${name}": ${JSON.stringify(value).replaceAll('","', '", "')}`).join(', ')} }`;
}

/** A fence that is longer than any row of backticks inside. */
function fence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
