import { IMEI, imeiSaid } from '../example.ts';
import { type PageRow, rfc } from '../page.ts';

const NAMES =
  'A container only gives names: what stands in it is found all the same where it is not read, but a value that needs a naming key is not.';

/** Containers that are text. */
export const containersOfText: readonly PageRow[] = [
  {
    name: 'url',
    about:
      'A request target, or a URL as a value. Its query is `query:<name>`, its path `path`, its fragment `fragment`.',
    defined: [rfc(3986), rfc(9112, '3.2')],
    believed: `It is the target of a request, or begins with a scheme and \`://\`. ${NAMES}`,
    unseen: [],
    examples: [
      { location: 'url', content: `/collect?v=2&imei=${IMEI}`, says: [imeiSaid('url/query:imei', [])] },
      {
        title: 'a query in a query',
        location: 'url',
        content: `/r?to=https%3A%2F%2Fads.example%2Fc%3Fdid%3D${IMEI}`,
        says: [imeiSaid('url/query:to/percent/query:did', ['percent'], 'did')],
      },
      {
        title: 'in the path',
        location: 'url',
        content: `/devices/${IMEI}/state`,
        says: [imeiSaid('url/path', [], null)],
      },
    ],
  },
  {
    name: 'cookie',
    about: 'The pairs of `Cookie` and `Set-Cookie`.',
    defined: [rfc(6265, '4.1.1'), rfc(6265, '4.2.1')],
    believed: `It stands in one of these header fields. ${NAMES}`,
    unseen: [],
    examples: [
      {
        location: 'cookie',
        field: 'Cookie',
        content: `session=a81f; did=${IMEI}`,
        says: [imeiSaid('cookie:did', [], 'did')],
      },
    ],
  },
  {
    name: 'header',
    about:
      'The header fields of a part of a multipart body. Those of the message itself are told by the message: `header:<name>`.',
    defined: [rfc(2046, '5.1')],
    believed: `They stand before the blank line of such a part. ${NAMES}`,
    unseen: [],
    examples: [
      {
        contentType: 'multipart/form-data; boundary=b1',
        content: `--b1\r\nContent-Disposition: form-data; name="log"\r\nX-Device-Id: ${IMEI}\r\n\r\nhello\r\n--b1--\r\n`,
        says: [imeiSaid('body/multipart:log/header:X-Device-Id', [], 'X-Device-Id')],
      },
      {
        title: 'of the message',
        location: 'header',
        field: 'X-Device-Id',
        content: IMEI,
        says: [imeiSaid('header:X-Device-Id', [], 'X-Device-Id')],
      },
    ],
  },
  {
    name: 'multipart',
    about:
      'multipart/form-data and its kin: parts between lines of a boundary, by their names or their numbers from 0.',
    defined: [rfc(7578), rfc(2046, '5.1')],
    believed: `A label says so and the boundary is there, or the bytes begin with \`--\` and a field of a part. ${NAMES}`,
    unseen: ['Past 10,000 parts all are one.'],
    examples: [
      {
        content: `--b1\r\nContent-Disposition: form-data; name="device"\r\nContent-Type: application/json\r\n\r\n{"imei":"${IMEI}"}\r\n--b1--\r\n`,
        says: [imeiSaid('body/multipart:device/json:/imei', [])],
      },
    ],
  },
  {
    name: 'form',
    about: 'Pairs of `name=value`, as forms and many SDKs send them.',
    defined: [
      {
        title: 'WHATWG URL, application/x-www-form-urlencoded',
        url: 'https://url.spec.whatwg.org/#application/x-www-form-urlencoded',
      },
    ],
    believed: `A label says so, or the bytes begin with a name and an equals sign. ${NAMES}`,
    unseen: [],
    examples: [
      {
        contentType: 'application/x-www-form-urlencoded',
        content: `os=4.4&imei=${IMEI}`,
        says: [imeiSaid('body/form:imei', [])],
      },
    ],
  },
  {
    name: 'json',
    about: 'JSON, one value or several in a row. What follows `json:` is a JSON pointer.',
    defined: [rfc(8259), rfc(6901), rfc(7464)],
    believed: `It begins with \`{\` or \`[\`, also behind what guards it against scripts or what JSONP calls it with. It may break off or be faulty. ${NAMES}`,
    unseen: ['Documents of more than 16 MB have no names.'],
    examples: [
      { content: `{"device":{"ids":["${IMEI}"]}}`, says: [imeiSaid('body/json:/device/ids/0', [], 'ids')] },
      {
        title: 'a line for each value',
        content: `{"e":"boot"}\n{"e":"id","imei":"${IMEI}"}\n`,
        says: [imeiSaid('body/json:/1/imei', [])],
      },
      {
        title: 'as a name',
        content: `{"seen":{"${IMEI}":1}}`,
        says: [imeiSaid('body/json-key:/seen', [], 'seen')],
      },
    ],
  },
  {
    name: 'xml',
    about:
      'XML and HTML, by the names of the elements; `@` is an attribute. A property list in XML is `plist:`, by its keys.',
    defined: [
      { title: 'XML 1.0', url: 'https://www.w3.org/TR/xml/' },
      { title: 'HTML', url: 'https://html.spec.whatwg.org/#parsing' },
      { title: 'Property lists', url: 'https://www.apple.com/DTDs/PropertyList-1.0.dtd' },
    ],
    believed: `It begins with \`<\` and a name or a declaration. Entities of a document type are not expanded. ${NAMES}`,
    unseen: ['Documents of more than 16 MB have no names.'],
    examples: [
      {
        content: `<device><sim n="1" imei="${IMEI}"/></device>`,
        says: [imeiSaid('body/xml:/device/sim/@imei', [])],
      },
      {
        title: 'preferences of Android',
        content: `<map><string name="imei">${IMEI}</string></map>`,
        says: [imeiSaid('body/xml:/map/string[imei]', [])],
      },
      {
        title: 'a property list',
        content: `<plist version="1.0"><dict><key>imei</key><string>${IMEI}</string></dict></plist>`,
        says: [imeiSaid('body/plist:/imei', [])],
      },
    ],
  },
  {
    name: 'jwt',
    about: 'A JSON Web Token: pieces of base64url between points, signed or encrypted. Nothing is verified.',
    defined: [rfc(7519), rfc(7515, '3.1'), rfc(7516, '3.1')],
    believed: `Three or five pieces, the first of which begins as a JSON object does. ${NAMES}`,
    unseen: ['What an encrypted token holds.'],
    examples: [
      {
        location: 'header',
        field: 'Authorization',
        content:
          'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiI0OTAxNTQyMDMyMzc1MTgiLCJ2IjoxfQ.BwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSY',
        standsFor: '{"sub":"490154203237518","v":1}',
        says: [imeiSaid('header:Authorization/jwt:payload/base64/json:/sub', ['base64'], 'sub')],
      },
    ],
  },
  {
    name: 'csv',
    about: 'A table whose first line names the columns, parted by commas, tabs, semicolons or bars.',
    defined: [rfc(4180)],
    believed: `A label says so, or the first line is nothing but names and the next has as many values. ${NAMES}`,
    unseen: ['Tables without names.', 'Tables of more than 16 MB have no names.'],
    examples: [
      {
        content: `time,event,imei\r\n1700000000,boot,${IMEI}\r\n`,
        says: [imeiSaid('body/csv:imei', [])],
      },
    ],
  },
  {
    name: 'text',
    about:
      'Names before values on a line of any text, as logs have them: `key=value`, `key: value`, `key="a value"`.',
    defined: [rfc(5424, '6.3'), { title: 'logfmt', url: 'https://brandur.org/logfmt' }],
    believed: `Nothing else divides the bytes, and a name with \`=\` or \`:\` stands right before the value. ${NAMES}`,
    unseen: ["Names further away than the value's own line."],
    examples: [
      {
        content: `03-02 09:00:04.120  1201  1201 D Telephony: onBoot imei=${IMEI} slot=0`,
        says: [imeiSaid('body/text:imei', [])],
      },
    ],
  },
];
