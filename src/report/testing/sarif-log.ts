/** A SARIF log as tests look at it: whatever was written, as far as the checks ask. */
export interface SarifLog {
  readonly version?: string;
  readonly runs?: readonly SarifRun[];
}

interface Text {
  readonly text?: string;
}

interface Reference {
  readonly id?: string;
  readonly index?: number;
}

export interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly rules: readonly (Reference & {
        readonly shortDescription?: Text;
        readonly fullDescription?: Text;
        readonly help?: Text;
        readonly relationships?: readonly { readonly target: Reference }[];
        readonly properties?: { readonly tags?: readonly string[] };
      })[];
      readonly notifications: readonly (Reference & { readonly help?: Text })[];
    };
  };
  readonly automationDetails?: Reference;
  readonly taxonomies: readonly { readonly taxa: readonly (Reference & { readonly helpUri?: string })[] }[];
  readonly originalUriBaseIds: Readonly<Record<string, unknown>>;
  readonly columnKind?: string;
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly {
      readonly descriptor: Reference;
      readonly level: string;
      readonly message: Text;
    }[];
  }[];
  readonly artifacts: readonly {
    readonly location: { readonly uri?: string; readonly uriBaseId?: string };
    readonly hashes?: { readonly 'sha-256'?: string };
  }[];
  readonly results: readonly SarifLogResult[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifLogResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: Text;
  readonly locations: readonly SarifLogLocation[];
  readonly relatedLocations?: readonly SarifLogLocation[];
  readonly occurrenceCount?: number;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly baselineState?: string;
  readonly suppressions: readonly {
    readonly kind: string;
    readonly status?: string;
    readonly justification?: string;
  }[];
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifLogLocation {
  readonly id?: number;
  readonly message?: Text;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri?: string; readonly index?: number };
    readonly region?: {
      readonly startLine?: number;
      readonly startColumn?: number;
      readonly byteOffset?: number;
      readonly byteLength?: number;
    };
  };
  readonly logicalLocations?: readonly { readonly name?: string; readonly fullyQualifiedName?: string }[];
}
