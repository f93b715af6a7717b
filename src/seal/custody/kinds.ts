/** What a custody log tells of, what each must say, and what it may say besides. */
export const CUSTODY_KINDS: Readonly<
  Record<
    string,
    { readonly title: string; readonly needs: readonly string[]; readonly may: readonly string[] }
  >
> = {
  received: {
    title: 'an exhibit was received',
    needs: ['exhibit', 'from'],
    may: ['model', 'build', 'serial', 'imei', 'sim', 'state'],
  },
  sealed: { title: 'an exhibit was sealed', needs: ['exhibit', 'seal'], may: ['where'] },
  opened: { title: 'a seal was opened', needs: ['exhibit', 'seal'], may: ['why'] },
  updated: {
    title: 'an update was installed',
    needs: ['exhibit', 'sha256'],
    may: ['build', 'source', 'reset'],
  },
  'handed-over': { title: 'an exhibit was handed over', needs: ['exhibit', 'to'], may: ['why'] },
  'legal-basis': {
    title: 'what the test was allowed by',
    needs: ['basis'],
    may: ['reference', 'authority', 'until'],
  },
  consent: { title: 'somebody agreed to the test', needs: ['of', 'to'], may: ['written', 'until'] },
  tested: { title: 'a test was carried out', needs: ['exhibit'], may: ['protocol', 'where', 'recording'] },
  examined: { title: 'captures were examined', needs: ['examination'], may: ['sha256', 'tool'] },
  bundled: { title: 'a bundle was made', needs: ['form'], may: ['tool', 'examination', 'bundle'] },
  signed: { title: 'a bundle was signed', needs: ['key'], may: ['tool'] },
  timestamped: { title: 'a time stamp was added', needs: ['time'], may: ['authority'] },
  verified: { title: 'a bundle was verified', needs: ['result'], may: ['tool'] },
  note: { title: 'a note', needs: ['text'], may: [] },
};

/** Fields that every entry may have. */
export const COMMON_DETAILS = ['note', 'witness', 'place'] as const;
