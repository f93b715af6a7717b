import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * What somebody does who has a key and wants a bundle to say something else: writes all digests anew and signs again. Written
 * after RFC 8493 and DSSE, and not by the code that makes bundles, so that it does what that never would.
 */

const TYPE = 'application/vnd.in-toto+json';
const TAGS = ['bag-info.txt', 'bagit.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'];
const ALGORITHMS = ['sha256', 'sha512'] as const;

/** Seals a folder as it now is. `predicate`: what the statement shall say instead. */
export function reseal(root: string, keyPath: string, predicate: object = {}): void {
  const place = (path: string) => join(root, path);
  const digest = (algorithm: string, path: string) =>
    createHash(algorithm)
      .update(readFileSync(place(path)))
      .digest('hex');
  const put = (path: string, text: string) => writeFileSync(place(path), text);
  put('data/blocks.json', '{"telltale":"blocks/1","files":{}}\n');
  const payload = filesUnder(root, 'data').sort();
  const manifest = (algorithm: string, paths: readonly string[]) =>
    paths.map((path) => `${digest(algorithm, path)}  ${path}\n`).join('');
  for (const each of ALGORITHMS) put(`manifest-${each}.txt`, manifest(each, payload));
  for (const each of ALGORITHMS) put(`tagmanifest-${each}.txt`, manifest(each, TAGS));
  const sealed = [...payload, ...TAGS, ...ALGORITHMS.map((each) => `tagmanifest-${each}.txt`)].sort();
  const was = JSON.parse(readFileSync(place('seal/statement.json'), 'utf8'));
  const statement = {
    ...was,
    subject: sealed.map((name) => ({
      name,
      digest: { sha256: digest('sha256', name), sha512: digest('sha512', name) },
    })),
    predicate: { ...was.predicate, blocks: {}, ...predicate },
  };
  const text = `${JSON.stringify(statement, null, 1)}\n`;
  put('seal/statement.json', text);
  const key = createPrivateKey(readFileSync(keyPath));
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const bytes = Buffer.from(text);
  const encoded = Buffer.concat([Buffer.from(`DSSEv1 ${TYPE.length} ${TYPE} ${bytes.byteLength} `), bytes]);
  const signatures = [
    {
      keyid: createHash('sha256').update(der).digest('hex'),
      sig: sign(null, encoded, key).toString('base64'),
    },
  ];
  const envelope = { payloadType: TYPE, payload: bytes.toString('base64'), signatures };
  put('seal/envelope.json', `${JSON.stringify(envelope, null, 2)}\n`);
}

function filesUnder(root: string, under: string): string[] {
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
    const path = `${under}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, path) : [path];
  });
}
