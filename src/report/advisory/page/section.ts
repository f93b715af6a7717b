/** What a text is put together from, before it is HTML or Markdown: plain data, each with the words of no markup. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  /** Something that a reader must not overlook. */
  | { readonly kind: 'mark'; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'code'; readonly title: string; readonly text: string };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Page {
  readonly title: string;
  /** Name and content of what stands under the title, such as who published it and when. */
  readonly head: readonly (readonly [name: string, value: string])[];
  readonly marks: readonly Block[];
  readonly sections: readonly Section[];
}

export const text = (words: string): Block => ({ kind: 'text', text: words });

/** Nothing where it has no items. */
export const list = (items: readonly string[]): Block[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }];
