import { type TemplateResult, html, nothing } from 'lit';
import { absent } from './absent';
import type { Difference, Differences } from './difference';
import { visibleName, visibleText } from './visibleText';
import { words } from './words';

/** The members in which an offer differs from what was asked; those that replace the author's own words stand out. */
export function differenceTable({ shown, isCut }: Differences): TemplateResult {
  if (shown.length === 0) return html`<p class="quiet">${words.sameAsAsked}</p>`;
  return html`
    <table class="differences">
      <caption class="unseen">
        ${words.differenceTitle}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.member}</th>
          <th scope="col">${words.wasAsked}</th>
          <th scope="col">${words.isOffered}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(differenceRow)}
      </tbody>
    </table>
    ${isCut ? html`<p class="quiet">${words.cut}</p>` : nothing}
  `;
}

function differenceRow({ path, kind, asked, offered }: Difference): TemplateResult {
  return html`
    <tr class=${kind}>
      <th scope="row"><code>${visibleName(path)}</code></th>
      <td>${value(asked)}</td>
      <td>${value(offered)} ${kind === 'added' ? nothing : html`<span class="mark">${mark(kind)}</span>`}</td>
    </tr>
  `;
}

function mark(kind: 'changed' | 'removed'): string {
  return kind === 'changed' ? words.changedMember : words.removedMember;
}

function value(text: string | undefined): TemplateResult {
  if (text === undefined) return absent();
  return html`<code>${visibleText(text)}</code>`;
}
