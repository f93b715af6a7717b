import { binaryPlist } from './binary-plist.ts';
import { cbor } from './cbor.ts';
import type { BinaryContainer, Container } from './container.ts';
import { cookie } from './cookie.ts';
import { csv } from './csv.ts';
import { delimited } from './delimited.ts';
import { fields } from './fields.ts';
import { form } from './form.ts';
import { grpc } from './grpc.ts';
import { json } from './json.ts';
import { jwt } from './jwt.ts';
import { msgpack } from './msgpack.ts';
import { multipart } from './multipart.ts';
import { namedText } from './named-text.ts';
import { protobuf } from './protobuf.ts';
import { url } from './url.ts';
import { wbxml } from './wbxml.ts';
import { xml } from './xml.ts';
import { zip } from './zip.ts';

/**
 * Those whose values have lengths or tags beside them, in the order of asking: those that fewer bytes could be by
 * accident come first.
 */
export const binaryContainers: readonly BinaryContainer[] = [
  zip,
  binaryPlist,
  grpc,
  wbxml,
  msgpack,
  cbor,
  protobuf,
  delimited,
];

/** Every container there is, in the order of asking: those that a hint or plain first bytes tell come first. */
export const containers: readonly Container[] = [
  url,
  cookie,
  fields,
  multipart,
  json,
  xml,
  jwt,
  // A label may lie; their bytes do not.
  ...binaryContainers,
  form,
  csv,
  namedText,
];

export type { BinaryContainer, BinaryDivision, Container, Division, Field, Scope } from './container.ts';
export { multipartBodies } from './multipart.ts';
export { lastStartingAt } from './value-tree.ts';
