/** What of WebAssembly is used here: the types of Node leave it to those of a browser. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmModule {
  readonly [unique]: true;
}

declare const unique: unique symbol;

interface WebAssemblyObject {
  readonly Memory: new (descriptor: { readonly initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

export const webAssembly: WebAssemblyObject = (globalThis as unknown as { WebAssembly: WebAssemblyObject })
  .WebAssembly;
