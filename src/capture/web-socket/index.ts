export {
  areWebSocketFrames,
  isWebSocketFrame,
  type WebSocketFrame,
  WebSocketFrames,
  type WebSocketTaker,
} from './web-socket-frames.ts';
export { WebSocketMessages } from './web-socket-messages.ts';
