import type { Examination } from '../../judge/index.ts';

type Needs = (examination: Examination) => string | null;

const nothing: Needs = () => null;

/** What a rule must be told before its silence says anything; null where it was. A test holds that none is missing. */
export const NEEDS: Readonly<Record<string, Needs>> = {
  'leaves-before-asked': consent('not-asked'),
  'leaves-though-refused': consent('refused'),
  'continues-after-withdrawal': consent('withdrawn'),
  'party-not-covered': consent('granted'),
  'personal-in-plain-text': nothing,
  'hardware-where-resettable': nothing,
  linked: nothing,
  'sent-when-idle': ({ phases }) =>
    phases.some(({ steps }) => steps.some(({ id, action = id }) => action === 'idle'))
      ? null
      : 'no step is known in which nobody used the phone',
  'unsalted-hash-of-small-space': nothing,
  'encoding-called-encryption': nothing,
  'fixed-iv': nothing,
  'accepted-untrusted-certificate': ({ case: { vantage } }) =>
    vantage.interception === 'untrusted' ? null : 'the case does not say that the interception was untrusted',
  'obsolete-tls': ({ coverage: { tls } }) => {
    if (tls === undefined) return 'nothing says what TLS came to';
    return tls.unseen === 0
      ? null
      : `of ${tls.unseen} of ${tls.connections} protected connections the version was not seen`;
  },
  'opaque-raised': ({ phases }) =>
    phases.some(({ control }) => control) ? null : 'no control phase was carried out',
};

function consent(state: string): Needs {
  return ({ phases }) =>
    phases.some((phase) => Object.values(phase.consent).includes(state))
      ? null
      : `no phase is known in which consent was ${state}`;
}

/** Why nothing found by a rule says nothing anywhere; null where it says something of what could be read. */
export function whySilent(rule: string, examination: Examination): string | null {
  const isTried = examination.identifiers.some(
    ({ exercisedBy, sightings }) => exercisedBy.length > 0 || sightings > 0,
  );
  if (!isTried) return 'no step is known to have put any identifier to use, and none was seen';
  return NEEDS[rule]?.(examination) ?? null;
}
