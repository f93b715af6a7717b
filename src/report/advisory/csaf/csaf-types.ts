/** What of CSAF 2.0 (OASIS Standard, 18 November 2022) an advisory writes; sections as there. */
export interface CsafNote {
  readonly category: 'description' | 'details' | 'general' | 'legal_disclaimer' | 'other' | 'summary';
  readonly text: string;
  readonly title: string;
  readonly audience?: string;
}

export interface CsafBranch {
  readonly category: 'vendor' | 'product_family' | 'product_name' | 'product_version' | 'specification';
  readonly name: string;
  readonly branches?: readonly CsafBranch[];
  readonly product?: {
    readonly name: string;
    readonly product_id: string;
    readonly product_identification_helper: { readonly purl: string };
  };
}
