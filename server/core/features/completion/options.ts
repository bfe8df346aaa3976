/** What the editor can do with a completion. What it does not say it cannot do. */
export interface CompletionOptions {
  /** True when it understands tab stops. */
  readonly snippets: boolean;
  /** True when it asks for the documentation of the one item that is looked at, so that the list need not carry it. */
  readonly resolves?: boolean;
  /** True when it can strike through what is deprecated. */
  readonly deprecated?: boolean;
  /** True when it shows a word or two beside each label. */
  readonly labelDetails?: boolean;
  /** True when it inserts several lines as they are, if told so. */
  readonly asIs?: boolean;
}
