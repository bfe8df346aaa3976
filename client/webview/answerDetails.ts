import { type TemplateResult, html, nothing } from 'lit';
import type { Answer, Offer, Reason, ShoppingItem } from '../../server/core/protocol';
import type { Row } from './row';
import { differenceTable } from './differenceTable';
import { differences } from './difference';
import { momentText } from './moment';
import { sourceTexts } from './origin';
import { sizeText } from './sizeText';
import { rowKey } from './state';
import { visibleName, visibleText } from './visibleText';
import { words } from './words';

/** Everything that a platform said, folded away under a line that says how much it is; nothing when the row says it all. */
export function answerDetails(row: Row): TemplateResult | typeof nothing {
  const { answered, shown, state, actions } = row;
  const summary = summaryOf(answered.answer, shown.task);
  if (summary === undefined) return nothing;
  const key = rowKey(shown.executable, answered.platform.id);
  const toggled = (event: Event): void => {
    if (event.target instanceof HTMLDetailsElement) actions.toggle(key, event.target.open);
  };
  return html`
    <details ?open=${state.opened.has(key)} @toggle=${toggled}>
      <summary aria-label=${`${words.details(visibleName(answered.platform.name))}: ${summary}`}>${summary}</summary>
      ${state.opened.has(key) ? body(answered.answer, row) : nothing}
    </details>
  `;
}

function summaryOf(answer: Answer, task: unknown): string | undefined {
  switch (answer.kind) {
    case 'offers': {
      const parts = [words.members(differences(task, answer.offers[0]?.task).shown.length)];
      if (answer.caveats.length > 0) parts.push(words.caveats(answer.caveats.length));
      return parts.join(', ');
    }
    case 'declined':
      return answer.reasons.length === 0 ? undefined : words.reasons(answer.reasons.length);
    case 'incomplete':
      return words.items(answer.missing.length);
    default:
      return undefined;
  }
}

function body(answer: Answer, row: Row): TemplateResult | typeof nothing {
  switch (answer.kind) {
    case 'offers':
      return html`${reasonList(words.caveatsTitle, answer.caveats, row)}
      ${answer.offers.map((offer, index) => offerPart(offer, words.offerTitle(index, answer.offers.length, sizeText(offer)), row))}`;
    case 'declined':
      return html`${reasonList(words.reasonsTitle, answer.reasons, row)}
      ${answer.nearest === undefined ? nothing : offerPart(answer.nearest, words.nearestTitle(sizeText(answer.nearest)), row)}`;
    case 'incomplete':
      return missingList(answer.missing);
    default:
      return nothing;
  }
}

function reasonList(title: string, reasons: readonly Reason[], row: Row): TemplateResult | typeof nothing {
  if (reasons.length === 0) return nothing;
  return html`<h2>${title}</h2>
    <ul>
      ${reasons.map((reason) => html`<li>${reasonItem(reason, row)}</li>`)}
    </ul>`;
}

function reasonItem({ path, text, asked, limit, source }: Reason, { state }: Row): TemplateResult {
  const time = source && (momentText(source.observedAt, state.now) ?? words.notStated);
  const origin = source && time && words.source(visibleText(source.from), words[source.confidence], time);
  return html`${visibleText(text)}
    <span class="description">
      ${path === '' ? nothing : html`<code>${visibleText(path)}</code>`} ${compared(asked, limit)} ${origin ?? nothing}
    </span>`;
}

function compared(asked: string | undefined, limit: string | undefined): string {
  if (asked === undefined) return limit === undefined ? '' : words.limitOnly(visibleText(limit));
  return limit === undefined
    ? words.askedOnly(visibleText(asked))
    : words.askedAndLimit(visibleText(asked), visibleText(limit));
}

function missingList(missing: readonly ShoppingItem[]): TemplateResult {
  return html`<h2>${words.missingTitle}</h2>
    <ul>
      ${missing.map(
        ({ name, description, path }) =>
          html`<li>
            ${visibleText(name)}${description === undefined ? nothing : `: ${visibleText(description)}`}
            <span class="description"><code>${visibleText(path)}</code></span>
          </li>`,
      )}
    </ul>`;
}

function offerPart(offer: Offer, title: string, { shown, state }: Row): TemplateResult {
  const sources = sourceTexts(offer, state.now);
  return html`<h2>${title}</h2>
    ${
      sources.length === 0
        ? nothing
        : html`<ul aria-label=${words.sourcesTitle}>
            ${sources.map((text) => html`<li>${text}</li>`)}
          </ul>`
    }
    ${differenceTable(differences(shown.task, offer.task))}`;
}
