import * as v from 'valibot';
import type { SealedFiles } from '../bag/bag-writer.ts';
import { type BlockList, blockListSchema } from '../bag/blocks.ts';

/** in-toto Statement v1. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** A name, not an address: nothing is to be fetched there. */
export const PREDICATE_TYPE = 'https://telltale.test/evidence/v1';

const hex = (length: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`)));

export const FORMS = ['whole', 'minimal', 'share-safe'] as const;
/** What a bundle holds of the captures: all, what the findings rest on, or nothing. */
export type BundleForm = (typeof FORMS)[number];

export const statementSchema = v.object({
  _type: v.literal(STATEMENT_TYPE),
  subject: v.array(v.object({ name: v.string(), digest: v.object({ sha256: hex(64), sha512: hex(128) }) })),
  predicateType: v.literal(PREDICATE_TYPE),
  predicate: v.object({
    form: v.picklist(FORMS),
    tool: v.object({ name: v.literal('telltale'), version: v.string() }),
    at: v.string(),
    custody: v.object({ entries: v.number(), head: v.nullable(v.string()) }),
    blocks: blockListSchema,
  }),
});

export type Statement = v.InferOutput<typeof statementSchema>;
export type Predicate = Omit<Statement['predicate'], 'blocks'>;

/** The statement over everything that was sealed. */
export function statementText({ digests, tagBlocks }: SealedFiles, predicate: Predicate): string {
  const blocks: BlockList = tagBlocks;
  const statement = {
    _type: STATEMENT_TYPE,
    subject: [...digests].map(([name, { sha256, sha512 }]) => ({ name, digest: { sha256, sha512 } })),
    predicateType: PREDICATE_TYPE,
    predicate: { ...predicate, blocks },
  };
  return `${JSON.stringify(statement, null, 1)}\n`;
}
