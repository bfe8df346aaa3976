import { type TemplateResult, html } from 'lit';
import { words } from './words';

/** A dash where there is no figure: it was not stated, or there is no offer. It is never a zero and never a no. */
export function absent(): TemplateResult {
  return html`<span class="quiet" aria-hidden="true">—</span><span class="unseen">${words.notStated}</span>`;
}
