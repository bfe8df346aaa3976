import { type TemplateResult, html } from 'lit';

/** A button as VS Code draws them: one primary on a page, the others secondary; `link` within a sentence. */
export function button(
  label: string,
  press: () => void,
  look: 'primary' | 'secondary' | 'link' = 'secondary',
): TemplateResult {
  return html`<button type="button" class=${look} @click=${press}>${label}</button>`;
}
