export { type BodySink, type BodyStore, openBodyStore, type StoredBody } from './body-store.ts';
export { harOf } from './export-har.ts';
export { recordingSchema } from './line-schema.ts';
export { openRecording, type RecordingWriter, recordThrough } from './open-recording.ts';
export { placeOfRecording, RECORDING_FILES } from './place-of-recording.ts';
export { RECORDING_START, readRecording } from './read-recording.ts';
