export { type Listener, openListener } from './listener.ts';
export type {
  Closed,
  Connection,
  Endpoint,
  Heard,
  Location,
  Message,
  Missed,
  Opaque,
  Refused,
  Remark,
  Section,
} from './message.ts';
