/** The vendor's services: each in a file of its own in the cloud, each with data that moves between regions. */
export const serviceIds = [
  'cloud-messaging',
  'mi-cloud',
  'account',
  'e-commerce',
  'ota',
  'app-policy',
  'beacon',
  'telemetry',
  'blob',
  'pinned',
] as const;

export type ServiceId = (typeof serviceIds)[number];
