/** Something of the saved examination that the raw bytes did not give again. */
export interface NotHeld {
  readonly kind:
    | 'finding'
    | 'sighting'
    | 'claim'
    | 'coverage'
    | 'identifier'
    | 'capture'
    | 'phase'
    | 'case'
    | 'destination'
    | 'table';
  readonly id: string;
  readonly why: string;
}
