import { type SVGTemplateResult, type TemplateResult, html, svg } from 'lit';
import type { Look } from './meaning';

const SHAPES: Readonly<Record<Look, SVGTemplateResult>> = {
  yes: svg`<path d="M3 8.5 6.5 12 13 4.5" />`,
  no: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  warning: svg`<path d="M8 2 1.5 13.5h13zM8 6.5v3.5M8 11.6v.4" />`,
  key: svg`<path d="M9.2 6.8 2.5 13.5v-2M4.5 11.5l1.5 1.5" /><circle cx="11" cy="5" r="2.7" />`,
  pending: svg`<circle cx="8" cy="8" r="5.7" /><path d="M8 4.5V8l2.4 1.6" />`,
  missing: svg`<path d="M4 1.8h5.5l3 3v9.4H4zM8.2 6v3.6M8.2 11.6v.4" />`,
};

/** A small drawing in the colour of its look. It never stands without a word beside it, so readers may pass over it. */
export function icon(look: Look): TemplateResult {
  return html`<svg class="icon ${look}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${SHAPES[look]}</svg>`;
}
