export {
  ADVISORY_FAULTS,
  ADVISORY_FORMATS,
  ADVISORY_LETTERS,
  type Advisory,
  type AdvisoryFormat,
  type AdvisoryLetter,
  acknowledgements,
  advise,
  advisoryFiles,
  CVSS_BY_RULE,
  csafFileName,
  disclosureClock,
  OPTIONAL_TESTS_NOT_MET,
  renderAdvisory,
  renderLetter,
  SEVERITY_ROWS,
} from './advisory/index.ts';
export { amountOfBytes, count, share } from './amount.ts';
export { renderHtml } from './html/render-html.ts';
export { renderJson, renderNdjson } from './json.ts';
export { renderJunit, renderJunitComparison } from './junit/index.ts';
export { renderMarkdown } from './markdown/render-markdown.ts';
export { renderMatrix } from './matrix.ts';
export { printable } from './printable.ts';
export { renderSarif, type SarifOptions, type SarifProfile } from './sarif/index.ts';
export { renderStix, type StixOptions, type Tlp } from './stix/index.ts';
export type { ReportOptions } from './story/story.ts';
export { layTable, wrap } from './table.ts';
export { renderText, type TextOptions } from './text.ts';
export { type ToldRow, toldRows, whereItStood } from './told-rows.ts';
export { type Language, languages, type Words } from './words/index.ts';
