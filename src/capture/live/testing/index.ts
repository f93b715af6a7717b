export { ask, chunks, exchanges, read, textOf } from './ask.ts';
export { buildHello, type HelloPlan } from './build-hello.ts';
export { echoing, type Laboratory, openLaboratory } from './laboratory.ts';
export { type Answer, VENDOR_ADDRESS } from './vendor.ts';
