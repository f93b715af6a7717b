import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import { placeOf } from '../place-of.ts';
import { partsOf, sectionOf } from '../testing/index.ts';
import { xml } from './xml.ts';

const V = '490154203237518';

/** Where `wanted` stands, as `steps | field | value`. */
function placed(content: string, wanted = V): string {
  const [root] = partsOf(sectionOf(content));
  if (root === undefined) throw new Error('every section has a root');
  const start = Buffer.from(content).indexOf(wanted);
  const { steps, field, value } = placeOf(root, { start, end: start + Buffer.byteLength(wanted) });
  return `${steps.join('/')} | ${field ?? '-'} | ${textOf(root.bytes.subarray(value.start, value.end))}`;
}

describe('elements and attributes', () => {
  test.each([
    ['an element', `<device><imei>${V}</imei></device>`, `xml:/device/imei | imei | ${V}`],
    ['an attribute', `<device><sim n="1" imei="${V}"/></device>`, `xml:/device/sim/@imei | imei | ${V}`],
    ['single quotes', `<d imei='${V}'/>`, `xml:/d/@imei | imei | ${V}`],
    ['no quotes', `<d imei=${V}/>`, `xml:/d/@imei | imei | ${V}`],
    ['spaces around the equals sign', `<d imei = "${V}" />`, `xml:/d/@imei | imei | ${V}`],
    ['a sign in an attribute before', `<d a="x > y < z" imei="${V}"/>`, `xml:/d/@imei | imei | ${V}`],
    ['a declaration and a byte order mark', `\ufeff<?xml version="1.0"?>\n<a>${V}</a>`, `xml:/a | a | ${V}`],
    ['part of a text', `<a>x ${V} y</a>`, `xml:/a | a | x ${V} y`],
    ['a text after a child', `<a><b>1</b>${V}</a>`, `xml:/a | a | ${V}`],
    ['a namespace', `<s:E xmlns:s="u"><n:imei>${V}</n:imei></s:E>`, `xml:/s:E/n:imei | imei | ${V}`],
    ['CDATA', `<a><imei><![CDATA[${V}]]></imei></a>`, `xml:/a/imei | imei | ${V}`],
    ['JSON in CDATA', `<a><![CDATA[{"imei":"${V}"}]]></a>`, `xml:/a/json:/imei | imei | {}`],
    ['XML in CDATA', `<a><![CDATA[<b>${V}</b>]]></a>`, `xml:/a/xml:/b | b | ${V}`],
    ['a query in an attribute', `<a href="http://h/?imei=${V}"/>`, `xml:/a/@href/query:imei | imei | ${V}`],
    ['a comment', `<a><b/><!-- <c>${V}</c> --></a>`, `xml:/a | - | <!-- <c>${V}</c> -->`],
    ['what follows a comment', `<a><!-- </a> -->${V}</a>`, `xml:/a | a | ${V}`],
    [
      'a document type is not expanded',
      `<!DOCTYPE a [<!ENTITY x "]>"><!ENTITY y "&x;&x;">]><a>&y;${V}</a>`,
      `xml:/a | a | &y;${V}`,
    ],
    ['a sign that is no tag', `<a>1 < 2 <3 ${V}</a>`, `xml:/a | a | 1 < 2 <3 ${V}`],
    ['an end tag that is lost', `<a><b><c>1</b><imei>${V}</imei></a>`, `xml:/a/imei | imei | ${V}`],
    ['an end tag too many', `<a></b></b><imei>${V}</imei></a>`, `xml:/a/imei | imei | ${V}`],
    ['a document that breaks off', `<a><imei>${V}`, `xml:/a/imei | imei | ${V}`],
    ['an attribute that breaks off', `<a imei="${V}`, `xml:/a/@imei | imei | ${V}`],
    ['HTML', `<!doctype html><body><br><p>x<b>${V}</b></body>`, `xml:/body/p/b | b | ${V}`],
    [
      'a script',
      `<html><script>if (a<b) x("</a>", ${V})</script><p>1</html>`,
      `xml:/html/script | script | if (a<b) x("</a>", ${V})`,
    ],
    ['the name of an element', `<a><x${V}>1</x></a>`, `xml:/a | - | x${V}`],
    ['a name across runs', `<a><b>1</b><c>2</c></a>`, 'xml:/a/b | - | <a><b>1</b><c>2</c></a>'],
  ])('%s', (name, content, expected) => {
    const wanted = name === 'a name across runs' ? '1</b><c>' : V;
    expect(placed(content, wanted)).toBe(name === 'JSON in CDATA' ? expected.replace('{}', V) : expected);
  });
});

describe('names in attributes', () => {
  test.each([
    ['preferences', `<map><string name="imei">${V}</string></map>`, `xml:/map/string[imei] | imei | ${V}`],
    [
      'a value beside its name',
      `<map><long name="imei" value="${V}" /></map>`,
      `xml:/map/long[imei]/@value | imei | ${V}`,
    ],
    [
      'a set',
      `<map><set name="imei"><string>${V}</string></set></map>`,
      `xml:/map/set[imei]/string | imei | ${V}`,
    ],
    ['a name of its own', `<user name="x"><imei>${V}</imei></user>`, `xml:/user/imei | imei | ${V}`],
    ['an element that says what it is', `<user name="x">${V}</user>`, `xml:/user | user | ${V}`],
    [
      'a form field',
      `<input type="hidden" name="imei" value="${V}">`,
      `xml:/input[imei]/@value | imei | ${V}`,
    ],
  ])('%s', (_name, content, expected) => {
    expect(placed(content)).toBe(expected);
  });
});

describe('property lists', () => {
  const plist = (inner: string) => `<?xml version="1.0"?>\n<plist version="1.0">${inner}</plist>`;
  test.each([
    ['a member', `<dict><key>a</key><true/><key>imei</key><string>${V}</string></dict>`, '/imei | imei'],
    ['white space', `<dict>\n <key> imei </key>\n <integer>${V}</integer>\n</dict>`, '/imei | imei'],
    [
      'nested',
      `<dict><key>batch</key><array><dict/><dict><key>imei</key><string>${V}</string></dict></array></dict>`,
      '/batch/1/imei | imei',
    ],
    [
      'a list',
      `<dict><key>imei</key><array><string>1</string><string>${V}</string></array></dict>`,
      '/imei/1 | imei',
    ],
  ])('%s', (_name, inner, expected) => {
    expect(placed(plist(inner))).toBe(`plist:${expected} | ${V}`);
  });

  test('a key', () => {
    const content = plist(`<dict><key>d</key><dict><key>${V}</key><true/></dict></dict>`);
    expect(placed(content)).toBe(`plist-key:/d | d | ${V}`);
  });

  test('a piece of one', () => {
    expect(placed(`<dict><key>imei</key><string>${V}</string></dict>`)).toBe(`plist:/imei | imei | ${V}`);
  });
});

describe('hostile bytes', () => {
  const everywhere = (bytes: Uint8Array) => {
    const region = { start: 0, end: bytes.byteLength };
    const division = xml.read({ bytes, region, hint: null });
    for (let start = 0; start < bytes.byteLength; start += 1 + (start >> 3)) {
      for (const end of [start + 1, Math.min(bytes.byteLength, start + 9)]) {
        const located = division?.locate({ start, end });
        if (located == null) continue;
        expect(located.value.start).toBeLessThanOrEqual(start);
        expect(located.value.end).toBeGreaterThanOrEqual(end);
        expect(located.value.end).toBeLessThanOrEqual(bytes.byteLength);
      }
    }
  };

  test('random pieces of markup', () => {
    const piece = fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '/>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '"',
        "'",
        '=',
        ' ',
        'a',
        'key',
      ],
      ...[
        '<!DOCTYPE',
        '[',
        ']',
        '<plist>',
        '<dict>',
        '<key>',
        '</key>',
        '<html>',
        '<script>',
        '\u00e9',
        '&x;',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => everywhere(bytesOf(`<${pieces.join('')}`))),
      { numRuns: 1_000 },
    );
  });

  test('random bytes, and a document that is cut anywhere', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), everywhere));
    const whole = bytesOf(
      `<?xml?><!DOCTYPE a [<!ENTITY b "c">]><a b='c'><!-- d --><![CDATA[e]]><f g="h"/>i</a>`,
    );
    for (let end = 0; end <= whole.byteLength; end++) everywhere(whole.subarray(0, end));
  });

  test('deep nesting is named by its end, and does not overflow', () => {
    const seen = placed(`${'<level>'.repeat(100_000)}${V}`);
    expect(seen).toMatch(/^xml:…(\/level)+ \| level \| /);
    expect(seen.length).toBeLessThan(400);
  });

  test.each([
    ['start tags', '<a '],
    ['end tags that close nothing', '<a></b>'],
    ['open comments', '<!--'],
    ['open quotes', '<a b="'],
    ['open CDATA', '<![CDATA['],
    ['open scripts', '<html><script>'],
    ['brackets', '<![['],
    ['attributes', '<a b=1 c=2'],
  ])('a megabyte of %s is read once', (_name, piece) => {
    const bytes = bytesOf(`<a ${piece.repeat(1_000_000 / piece.length)}`);
    expect(() => xml.read({ bytes, region: { start: 0, end: bytes.byteLength }, hint: null })).not.toThrow();
  });
});
