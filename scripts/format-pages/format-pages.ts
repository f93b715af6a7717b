import { formatsIndex } from './formats-index.ts';
import { junitPage } from './junit-page.ts';
import { sarifPage } from './sarif-page.ts';
import { stixPage } from './stix-page.ts';

/** The pages of what `--format` takes; their examples are what the code writes. */
export function formatPages(): { path: string; text: string }[] {
  return [
    { path: 'docs/formats/README.md', text: formatsIndex() },
    { path: 'docs/formats/sarif.md', text: sarifPage() },
    { path: 'docs/formats/junit.md', text: junitPage() },
    { path: 'docs/formats/stix.md', text: stixPage() },
  ];
}
