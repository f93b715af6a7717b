import { type AdvisoryFile, readAdvisory } from '../../../case/index.ts';

const FILE = {
  telltale: 'advisory/1',
  id: 'EX-2014-001',
  tlp: 'WHITE',
  status: 'final',
  publishedUnder: 'https://cert.example/csaf/2014/',
  publisher: {
    name: 'Example CERT',
    category: 'coordinator',
    namespace: 'https://cert.example',
    contact: 'cert@cert.example',
  },
  vendor: { asked: '2014-08-07' },
  audiences: [{ id: 'personnel', title: 'personnel', recipients: ['all@force.example'] }],
  references: [{ title: 'The first report', url: 'https://report.example/1' }],
};

/** An advisory's file, as it is read, with what is given in place of what it has. */
export function fileWith(given: Readonly<Record<string, unknown>> = {}): AdvisoryFile {
  return readAdvisory(JSON.stringify({ ...FILE, ...given }), 'advisory.json');
}
