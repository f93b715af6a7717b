export type { Attributed } from './attributed.ts';
export type { Destination, HostBasis, Party } from './destination.ts';
export { Destinations, MOST_ADDRESSES, MOST_DESTINATIONS, type Reached } from './destinations.ts';
export { type GeoTable, openGeoTable, type TableReference } from './geo-table.ts';
export { isPublicAddress } from './public-address.ts';
