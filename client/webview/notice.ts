import { type TemplateResult, html, nothing } from 'lit';
import { icon } from './icon';
import type { Look } from './meaning';

/** A sentence that stands out, with what can be done about it. */
export function notice(
  look: Look,
  sentence: string,
  remedy: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="notice" role="status">${icon(look)}<span>${sentence}</span>${remedy}</div>`;
}
