import { Composer, type CST, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml';
import { type Fault, MOST_FAULTS } from './fault.ts';
import { syntaxSentences } from './syntax-sentences.ts';

/**
 * Text → tree of YAML nodes, for input that may be anything.
 * The parser is fed token by token so that its stack can be watched: composing the tree recurses, and a
 * file of nothing but brackets would end in a stack overflow. Duplicate names are looked for elsewhere
 * because the library compares every name with every other. JSON is read the same way: YAML 1.2 contains
 * it, but for tabs between its tokens, which become spaces first (no string of JSON may hold a raw tab).
 */

/** Levels of lists and maps; a case needs seven. A composed level costs about ten stack frames. */
export const MOST_LEVELS = 64;

/** Entries of the parser's stack beside the collections: the document, a scalar. */
const OTHER_ENTRIES = 2;

export interface ParsedYaml {
  /** Null where the file is empty or the syntax is wrong. */
  readonly root: ParsedNode | null;
  readonly faults: readonly Fault[];
  readonly lines: LineCounter;
}

export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let complaints = 0;
  for (const lexeme of new Lexer().lex(withoutJsonTabs(text))) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error' || token.type === 'document') complaints++;
    }
    // Nothing but errors, or one document after the other: what has been read says enough.
    if (complaints > MOST_FAULTS) break;
    if (parser.stack.length > MOST_LEVELS + OTHER_ENTRIES) {
      const sentence = `lists and maps are nested more than ${MOST_LEVELS} levels deep`;
      return { root: null, faults: [{ offset: parser.offset, sentence }], lines };
    }
  }
  for (const token of parser.end()) tokens.push(token);
  return { ...composed(tokens, text.length), lines };
}

function composed(tokens: readonly CST.Token[], end: number): { root: ParsedNode | null; faults: Fault[] } {
  const composer = new Composer({
    schema: 'core',
    version: '1.2',
    // Sets, ordered maps and binary would make nodes of other shapes than lists, maps and scalars.
    resolveKnownTags: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [first, second] = composer.compose(tokens, true, end);
  if (first === undefined) return { root: null, faults: [] };
  const faults = [...first.errors, ...first.warnings].map(({ code, pos }) => ({
    offset: pos[0],
    sentence: syntaxSentences[code],
  }));
  if (second !== undefined) {
    faults.push({ offset: second.range[0], sentence: syntaxSentences.MULTIPLE_DOCS });
  }
  return { root: faults.length === 0 ? first.contents : null, faults };
}

function withoutJsonTabs(text: string): string {
  if (!/^\s*[[{]/.test(text) || !text.includes('\t')) return text;
  try {
    JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
  return text.replaceAll('\t', ' ');
}
