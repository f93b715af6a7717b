/**
 * Registries of addresses: they hand addresses out and run none of what stands there. Who asks whois for an address reads
 * their name first, and takes it for the owner's. By the names that they and tables give them.
 * Source: the registries' own pages; https://www.nro.net/about/rirs/ and, of Asia, https://www.apnic.net/about-apnic/organization/apnics-region/nirs/
 */
const REGISTRIES = [
  'IANA',
  'InterNIC',
  'ICANN',
  'APNIC',
  'ARIN',
  'RIPE',
  'RIPE NCC',
  'LACNIC',
  'AFRINIC',
  'CNNIC',
  'JPNIC',
  'KRNIC',
  'KISA',
  'TWNIC',
  'VNNIC',
  'IDNIC',
  'IRINN',
  'NIXI',
  'NIC.br',
  'Registro.br',
  'NIC Mexico',
  'Internet Assigned Numbers Authority',
  'Asia Pacific Network Information Centre',
  'American Registry for Internet Numbers',
  'China Internet Network Information Center',
  'Japan Network Information Center',
  'Korea Internet & Security Agency',
  'Taiwan Network Information Center',
  'Vietnam Internet Network Information Center',
  'Indian Registry for Internet Names and Numbers',
  'National Internet Exchange of India',
  'Latin American and Caribbean IP address Regional Registry',
  'African Network Information Center',
] as const;

/** Words that are somebody's own name or an everyday word in small letters. */
const AS_WRITTEN: ReadonlySet<string> = new Set(['RIPE', 'ARIN', 'NIXI', 'KISA', 'IDNIC']);

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The longest first, so that the whole name is what is found. */
const pattern = (names: readonly string[], flags: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${names
      .toSorted((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')})(?![\\p{L}\\p{N}])`,
    flags,
  );

const AS_WRITTEN_NAMED = pattern([...AS_WRITTEN], 'u');
const NAMED = pattern(
  REGISTRIES.filter((name) => !AS_WRITTEN.has(name)),
  'iu',
);

/** The registry that a text names; null: none. */
export function registryIn(text: string): string | null {
  return (NAMED.exec(text) ?? AS_WRITTEN_NAMED.exec(text))?.[0] ?? null;
}
