/** A frame of a WebSocket (RFC 6455 §5.2). */
export interface WebSocketFramePlan {
  /** 1 for text, 2 for binary, 0 to go on, 8 close, 9 ping, 10 pong. */
  readonly opcode: number;
  readonly payload: Uint8Array;
  /** Whether it is the last of its message. Yes, where it is not given. */
  readonly isLast?: boolean;
  readonly isCompressed?: boolean;
  /** Clients mask what they send. */
  readonly mask?: readonly [number, number, number, number];
}

export function buildWebSocketFrame(plan: WebSocketFramePlan): Uint8Array {
  const { opcode, payload, isLast = true, isCompressed = false, mask } = plan;
  const { length } = payload;
  const short = length < 126 ? length : length < 65_536 ? 126 : 127;
  const lengthBytes = short < 126 ? 0 : short === 126 ? 2 : 8;
  const frame = new Uint8Array(2 + lengthBytes + (mask === undefined ? 0 : 4) + length);
  frame[0] = opcode | (isLast ? 0x80 : 0) | (isCompressed ? 0x40 : 0);
  frame[1] = short | (mask === undefined ? 0 : 0x80);
  const view = new DataView(frame.buffer);
  if (lengthBytes === 2) view.setUint16(2, length);
  if (lengthBytes === 8) view.setBigUint64(2, BigInt(length));
  if (mask !== undefined) frame.set(mask, 2 + lengthBytes);
  frame.set(
    mask === undefined ? payload : payload.map((byte, i) => byte ^ (mask[i & 3] as number)),
    frame.length - length,
  );
  return frame;
}
