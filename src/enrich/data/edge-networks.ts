/** Who answers from whichever of many places is nearest: content networks and anycast resolvers. */
export interface EdgeNetwork {
  readonly name: string;
  /** AS numbers from which it serves little else. */
  readonly asns: readonly number[];
  /** Words that only its AS's organisation has, lower case. */
  readonly organisation?: string;
  /** Registrable domains under which its edges have their names. */
  readonly domains: readonly string[];
}

/*
 * Only networks whose AS or domain is used for edges and hardly for anything else: an address of a general cloud
 * (Amazon's AS16509, Google's AS15169) has a place, and is told from that cloud's own edges by its published ranges.
 */
export const edgeNetworks: readonly EdgeNetwork[] = [
  {
    name: 'Akamai',
    asns: [12222, 16625, 20940, 21342, 33905, 34164],
    organisation: 'akamai',
    domains: [
      'akadns.net',
      'akamai.net',
      'akamaiedge.net',
      'akamaihd.net',
      'akamaized.net',
      'edgekey.net',
      'edgesuite.net',
    ],
  },
  {
    name: 'Alibaba Cloud CDN',
    asns: [],
    domains: ['alicdn.com', 'alikunlun.com', 'kunlunaq.com', 'kunlunca.com', 'kunluncan.com', 'kunlunsl.com'],
  },
  { name: 'Amazon CloudFront', asns: [], domains: ['cloudfront.net'] },
  { name: 'Azure Front Door', asns: [], domains: ['azureedge.net', 'azurefd.net', 'msedge.net'] },
  { name: 'bunny.net', asns: [], organisation: 'bunnyway', domains: ['b-cdn.net'] },
  { name: 'CDN77', asns: [60068], organisation: 'cdn77', domains: ['cdn77.org', 'cdn77.net'] },
  {
    name: 'CDNetworks',
    asns: [36408, 38670],
    organisation: 'cdnetworks',
    domains: ['cdngc.net', 'gccdn.net', 'cdnga.net'],
  },
  {
    name: 'ChinaCache',
    asns: [],
    organisation: 'chinacache',
    domains: ['ccgslb.com', 'ccgslb.net', 'chinacache.net'],
  },
  { name: 'Cloudflare', asns: [13335, 209242], organisation: 'cloudflare', domains: ['cloudflare.net'] },
  {
    name: 'Edgio',
    asns: [15133, 22822],
    organisation: 'edgecast',
    domains: ['edgecastcdn.net', 'llnwd.net', 'llnwi.net', 'footprint.net'],
  },
  { name: 'Fastly', asns: [54113], organisation: 'fastly', domains: ['fastly.net', 'fastlylb.net'] },
  { name: 'Gcore', asns: [199524], organisation: 'g-core', domains: ['gcdn.co'] },
  { name: 'Imperva', asns: [19551], organisation: 'incapsula', domains: ['incapdns.net', 'impervadns.net'] },
  { name: 'Quad9', asns: [19281], organisation: 'quad9', domains: [] },
  { name: 'Tencent Cloud CDN', asns: [], domains: ['cdntip.com', 'dnsv1.com', 'tdnsv5.com'] },
  {
    name: 'Wangsu',
    asns: [],
    organisation: 'wangsu',
    domains: [
      'cdn20.com',
      'lxdns.com',
      'ourwebpic.com',
      'wscdns.com',
      'wsdvs.com',
      'wswebcdn.com',
      'wswebpic.com',
    ],
  },
];
