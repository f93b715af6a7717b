import type { ErrorCode } from 'yaml';

/** Our own sentence for every error of the YAML parser, whose messages repeat what stands in the file. */
export const syntaxSentences: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (*name) takes no tag and no anchor of its own',
  BAD_ALIAS: 'this alias (*name) is not written as YAML has it; put text that begins with * in quotes',
  BAD_COLLECTION_TYPE: 'this tag does not fit what follows it',
  BAD_DIRECTIVE: 'this %-line is no YAML directive; put text that begins with % in quotes',
  BAD_DQ_ESCAPE:
    'text in double quotes holds a backslash that escapes nothing; double it, or use single quotes',
  BAD_INDENT: 'the indentation does not fit the lines above, or a bracket is not closed',
  BAD_PROP_ORDER: 'a tag or anchor stands in the wrong place',
  BAD_SCALAR_START: 'text cannot begin with this character (@ or `); put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a list or map cannot stand here; is a line break missing, or text not in quotes?',
  BLOCK_IN_FLOW: 'inside { } and [ ] everything is written with commas',
  DUPLICATE_KEY: 'this field stands here twice',
  IMPOSSIBLE: 'this cannot be read as YAML',
  KEY_OVER_1024_CHARS: 'a field name is longer than 1024 characters; is a quote or bracket not closed?',
  MISSING_CHAR:
    'a character is missing here: a closing quote or bracket, a comma, or the space after a colon',
  MULTILINE_IMPLICIT_KEY: 'a field name goes over more than one line; is a colon or closing quote missing?',
  MULTIPLE_ANCHORS: 'only one anchor (&name) can stand here',
  MULTIPLE_DOCS: 'a second document begins here; a file holds one',
  MULTIPLE_TAGS: 'only one tag (!name) can stand here',
  NON_STRING_KEY: 'a field name must be text',
  RESOURCE_EXHAUSTION: 'this part of the file is too large or too deep',
  TAB_AS_INDENT: 'a tab cannot indent YAML; use spaces',
  TAG_RESOLVE_FAILED: 'this tag (!name) means nothing here; put text that begins with ! in quotes',
  UNEXPECTED_TOKEN:
    'this does not fit here; is a quote, a bracket, a colon or a line break missing before it?',
};
