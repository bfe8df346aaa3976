import { type TemplateResult, html, nothing } from 'lit';
import type { Answer, Offer, PlatformAnswer, PlatformIdentity } from '../../server/core/protocol';
import { absent } from './absent';
import { answerDetails } from './answerDetails';
import { button } from './button';
import { icon } from './icon';
import { meaningOf, verdictOf } from './meaning';
import { momentText } from './moment';
import { originOf } from './origin';
import { unstatedFigures } from './requested';
import type { Cells, Row } from './row';
import { visibleName, visibleText } from './visibleText';
import { words } from './words';

const LONGEST_DESCRIPTION = 300;

/** One platform's answer, and below it, across the table, its details. */
export function answerRow(row: Row): TemplateResult {
  const details = answerDetails(row);
  return html`
    <tr role="row" class=${details === nothing ? 'answer-row alone' : 'answer-row'}>
      ${row.columns.map((column) => cell(column, row))}
    </tr>
    ${
      details === nothing
        ? nothing
        : html`<tr role="row" class="details-row">
            <td role="cell" colspan=${row.columns.length}>${details}</td>
          </tr>`
    }
  `;
}

function cell(column: keyof Cells, row: Row): TemplateResult {
  if (column === 'platform') return platformCell(row.answered.platform);
  return html`<td role="cell" class=${`${column} is-${row.answered.answer.kind}`} data-label=${words.columns[column]}>
    <div>${cellContent(column, row)}</div>
  </td>`;
}

function platformCell({ name, description }: PlatformIdentity): TemplateResult {
  return html`
    <th role="rowheader" scope="row" class="platform">
      ${visibleName(name)}
      ${description === undefined ? nothing : html`<span class="description">${visibleText(description, LONGEST_DESCRIPTION)}</span>`}
    </th>
  `;
}

function cellContent(column: Exclude<keyof Cells, 'platform'>, row: Row): TemplateResult | string {
  const { answer, answeredAt } = row.answered;
  switch (column) {
    case 'answer':
      return verdictWord(answer, row.state.now);
    case 'meaning':
      return meaning(row);
    case 'when':
      return when(row.answered, answeredAt, row.state.now);
    default:
      return figure(column, row);
  }
}

function verdictWord(answer: Answer, now: number): TemplateResult {
  const { look, text } = verdictOf(answer, now);
  return html`<span class="verdict-word">${icon(look)}${text}</span>`;
}

function offerOf(answer: Answer): Offer | undefined {
  return answer.kind === 'offers' ? answer.offers[0] : undefined;
}

/** What is offered of something; what was asked for and is not told is not known, which is neither none nor a number. */
function figure(column: 'cores' | 'memory' | 'storage' | 'gpus', { answered }: Row): TemplateResult | string {
  const offer = offerOf(answered.answer);
  const value = offer?.[column];
  if (value !== undefined) return visibleName(String(value));
  return offer && unstatedFigures(offer).includes(column)
    ? html`<span class="description">${words.notStated}</span>`
    : absent();
}

function meaning({ answered, state, actions }: Row): TemplateResult {
  const { answer, platform, change } = answered;
  const remedy =
    answer.kind === 'unauthorised' ? button(words.signIn, () => actions.signIn(platform.id), 'link') : nothing;
  const proposal = change === undefined ? nothing : html`<span class="change">${visibleText(change)}</span>`;
  return html`${meaningOf(answer, state.now)} ${proposal} ${remedy}`;
}

function when({ answer, platform }: PlatformAnswer, answeredAt: string, now: number): TemplateResult {
  const origin = originOf({ answer, platform, now });
  const moment = momentText(answeredAt, now);
  return html`<time datetime=${answeredAt}>${moment ?? words.notStated}</time>
    ${origin === undefined ? nothing : html`<span class="description">${origin}</span>`}`;
}
